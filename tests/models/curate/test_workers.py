"""Steps on several processes."""

import math
import os

import pytest

from radonc_models.curate.errors import CurationRefused
from radonc_models.curate.workers import mapped

BATCHES = [list(range(start, start + 5)) for start in range(0, 60, 5)]


@pytest.mark.parametrize("workers", [1, 2])
def test_that_results_come_in_order_whatever_the_number_of_processes(workers):
    assert list(mapped(math.sqrt, BATCHES, workers)) == [[math.sqrt(one) for one in batch] for batch in BATCHES]


def test_that_only_a_few_batches_are_read_ahead():
    read = []

    def source():
        for batch in BATCHES:
            read.append(batch)
            yield batch

    results = mapped(math.sqrt, source(), 1)
    next(results)
    assert len(read) <= 5
    results.close()


def test_that_an_ended_process_is_one_sentence():
    with pytest.raises(CurationRefused, match="process of this step was ended"):
        list(mapped(os._exit, [[0]] * 8, 2))
