"""Rows of tensors as f32 in the file's row order: of the base, of the intended merged model, of the file."""

from __future__ import annotations

import numpy as np

from radonc_convert import merge
from radonc_convert.adapter import Factors
from radonc_convert.checkpoint import SourceTensor
from radonc_convert.checkpoint.files import FileIdentity, OpenFiles
from radonc_convert.layout import rotary_row_order
from radonc_convert.quantize.kernels import Bytes, Floats, Kernels
from radonc_convert.quantize.types import row_bytes
from radonc_convert.verification.buffers import Buffers
from radonc_convert.verification.subject import Subject

__all__ = ["RowReader"]


class RowReader:
    """Reads rows from any number of threads.

    Args:
        files: The open weight files.
        file: The file under test.
        kernels: Turn stored blocks into f32.
        buffers: Where rows are put; what a thread got before under the same name is then overwritten.

    """

    def __init__(self, files: OpenFiles, file: FileIdentity, kernels: Kernels, buffers: Buffers | None = None) -> None:
        self._buffers = buffers or Buffers()
        self._files = files
        self._file = file
        self._kernels = kernels

    def open_files(self, subject: Subject) -> None:
        """Open what the subject needs; threads then only read."""
        for source in (subject.before, subject.after):
            if source is not None and source.literal is None:
                self._files.get(source.stored.file)
        self._files.get(self._file)

    def factors(self, subject: Subject) -> Factors | None:
        """Return the factors of what the adapter adds to the subject, or None."""
        return subject.change.load(self._files, self._kernels) if subject.change is not None else None

    def stored_bytes(self, subject: Subject, start: int, stop: int) -> Bytes:
        """Return the bytes of rows ``start`` to ``stop`` in the file under test."""
        size = row_bytes(subject.type, subject.spec.columns)
        raw = self._buffers.raw("raw", (stop - start) * size)
        self._files.get(self._file).read_into(subject.offset + start * size, raw)
        return raw

    def stored(self, subject: Subject, start: int, stop: int) -> Floats:
        """Return rows ``start`` to ``stop`` of the file under test."""
        weights = self._buffers.floats("stored", (stop - start, subject.spec.columns))
        self._kernels.to_float(subject.type, self.stored_bytes(subject, start, stop), weights)
        return weights

    def base(self, subject: Subject, start: int, stop: int) -> Floats:
        """Return the base's rows; zeros where the base has none, such as those of an added token."""
        source = subject.before
        rows = source.spec.rows if source is not None else 0
        if source is not None and stop <= rows:
            return self._source(source, start, stop, "base")
        weights = np.zeros((stop - start, subject.spec.columns), np.float32)
        if source is not None and start < rows:
            weights[: rows - start] = self._source(source, start, rows, "base")
        return weights

    def intended(self, subject: Subject, base: Floats, factors: Factors | None, start: int, stop: int) -> Floats:
        """Return the merged rows as they should be, in f32; ``base`` itself when nothing is meant to change.

        Args:
            subject: The tensor.
            base: What ``base`` returned for these rows; left as it is.
            factors: What ``factors`` returned.
            start: First row.
            stop: Row after the last.

        """
        if not subject.changed:
            return base
        if subject.replaced:
            weights = self._source(subject.after, start, stop, "intended")
        else:
            weights = self._buffers.floats("intended", base.shape)
            weights[:] = base
        if factors is not None:
            merge.apply(self._kernels, weights, factors, start, stop, half=False)
        return weights

    def intended_row(self, subject: Subject, factors: Factors | None, row: int) -> Floats:
        """Return one row of the merged model as it should be, (1, columns)."""
        start, stop = row, row + 1
        if subject.spec.heads:  # the row's whole head has to be read to find it
            size = subject.spec.rows // subject.spec.heads
            start = row // size * size
            stop = start + size
        weights = self.intended(subject, self.base(subject, start, stop), factors, start, stop)
        return weights[row - start : row - start + 1]

    def _source(self, source: SourceTensor, start: int, stop: int, name: str) -> Floats:
        spec, stored = source.spec, source.stored
        size = row_bytes(stored.type, spec.columns)
        if source.literal is None:
            raw = self._buffers.raw("raw", (stop - start) * size)
            self._files.get(stored.file).read_into(stored.offset + start * size, raw)
        else:
            raw = np.frombuffer(source.literal, np.uint8)[start * size : stop * size]
        weights = self._buffers.floats("rotated" if source.rotate else name, (stop - start, spec.columns))
        self._kernels.to_float(stored.type, raw, weights)
        if not source.rotate:
            return weights
        if spec.is_vector:
            return np.ascontiguousarray(weights[:, rotary_row_order(spec.columns, spec.heads)])
        order = rotary_row_order(len(weights), len(weights) * spec.heads // spec.rows)
        return np.take(weights, order, axis=0, out=self._buffers.floats(name, weights.shape), mode="clip")
