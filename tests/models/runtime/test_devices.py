"""What goes to a GPU: decided from recorded lists of devices, said in plain words."""

import pytest

from radonc_models.errors import EngineError, ModelPackError
from radonc_models.runtime import devices, llama, offload
from radonc_models.runtime.backends import Device
from radonc_models.runtime.devices import Needs, Plan, needs_of, plan_offload

GIB = 1 << 30
CPU = Device("CPU", "Some processor", "cpu", 20 * GIB, 32 * GIB)
CARD = Device("Vulkan0", "NVIDIA RTX A2000", "gpu", 11 * GIB, 12 * GIB)
CHIP = Device("Vulkan1", "Intel UHD Graphics 770", "integrated gpu", 16 * GIB, 32 * GIB)
LLAMA_8B = Needs(
    size=4_900_000_000, n_layer=32, n_vocab=128_256, n_embd=4096, n_head=32,
    kv_bytes_per_token=131_072, n_ctx=4096, batch=128,
)  # fmt: skip


def card(free):
    return Device(CARD.name, CARD.description, CARD.kind, int(free * GIB), CARD.total)


def test_that_all_layers_go_to_a_gpu_with_room():
    assert plan_offload([CPU, CARD], LLAMA_8B) == Plan(33, 33, "")


def test_that_as_many_layers_go_as_fit():
    plan = plan_offload([CPU, card(3)], LLAMA_8B)
    assert 10 < plan.layers < 20
    assert plan.reason == f"GPU memory: {plan.layers} of 33 layers fit"


def test_that_what_is_planned_fits_with_the_reserve():
    for free in (1.0, 2.5, 4.0, 5.5):
        plan = plan_offload([card(free)], LLAMA_8B)
        assert plan.layers * LLAMA_8B.layer_bytes + LLAMA_8B.compute_bytes < free * GIB or not plan.layers


def test_that_a_full_gpu_gets_nothing_and_says_so():
    plan = plan_offload([CPU, card(0.3)], LLAMA_8B)
    assert plan.layers == 0
    assert plan.reason.startswith("GPU memory: no layer fits (0.3 GiB free")


def test_that_two_cards_share_the_model():
    assert plan_offload([card(3), card(3)], LLAMA_8B).layers > plan_offload([card(3)], LLAMA_8B).layers


def test_that_an_integrated_gpu_is_used_only_where_there_is_no_other():
    assert devices.gpus([CPU, CHIP, CARD]) == [CARD]
    assert devices.gpus([CPU, CHIP]) == [CHIP]
    assert devices.gpus([CPU]) == []


def test_that_the_header_tells_what_a_model_takes():
    header = {
        "general.architecture": "llama", "llama.block_count": 32, "llama.embedding_length": 4096,
        "llama.attention.head_count": 32, "llama.attention.head_count_kv": 8, "llama.vocab_size": 128_256,
    }  # fmt: skip
    assert needs_of(header, 4_900_000_000, 4096, 128) == LLAMA_8B
    with pytest.raises(ModelPackError, match="no layers"):
        needs_of({"general.architecture": "llama"}, 1, 1, 1)


# The cards, the driver and the user's settings


def test_that_the_makers_of_the_cards_are_known_from_the_kernel(tmp_path):
    assert devices.cards(tmp_path) == []
    for number, vendor in enumerate(("0x1002", "0x10de", "0x1234")):
        file = tmp_path / "sys" / "class" / "drm" / f"card{number}" / "device" / "vendor"
        file.parent.mkdir(parents=True)
        file.write_text(f"{vendor}\n")
    assert devices.cards(tmp_path) == ["AMD", "NVIDIA"]


def test_that_other_programs_keep_the_gpu_memory_that_the_user_leaves_them():
    shared = devices.limited([CPU, CARD, CHIP], {devices.MEMORY: "2048"})
    assert [device.free for device in shared] == [CPU.free, 2 * GIB, 2 * GIB]
    assert devices.limited([CPU, card(1)], {devices.MEMORY: "2048"})[1].free == GIB
    assert devices.limited([CPU, CARD], {}) == [CPU, CARD]


def test_that_a_limit_which_is_no_number_is_an_error():
    with pytest.raises(EngineError, match="whole number of MiB"):
        devices.limited([CARD], {devices.MEMORY: "2 GB"})


def test_that_more_free_memory_than_there_is_counts_as_none():
    assert devices.limited([card(2**30)], {})[0].free == 0


def test_that_another_choice_of_device_counts_as_another_driver(tmp_path):
    assert devices.driver_version(tmp_path, {"GGML_VK_VISIBLE_DEVICES": "1"}) != devices.driver_version(tmp_path, {})


def test_that_a_new_driver_is_noticed(tmp_path):
    before = devices.driver_version(tmp_path)
    version = tmp_path / "sys" / "module" / "nvidia" / "version"
    version.parent.mkdir(parents=True)
    version.write_text("550.54")
    assert devices.driver_version(tmp_path) != before


# The stages


class Opened:
    def __init__(self, layers, total=33):
        self.offload = llama.Offload(layers, total, "Some GPU" if layers else "")


@pytest.fixture
def open_weights(monkeypatch):
    """Open a model that takes at most so many layers, with a plan; return it with the reason and what was tried."""

    def opened(plan, most, *, gpu=True, why_no_gpu=""):
        tried = []

        def open_model(layers):
            tried.append(layers)
            if layers > most:
                raise llama.LoadError
            return Opened(layers)

        monkeypatch.setattr(offload, "_plan", lambda *_: plan)
        model, reason = offload.open_weights(
            "x", size=1, n_ctx=1, gpu=gpu, why_no_gpu=why_no_gpu, open_model=open_model
        )
        return model.offload.layers, reason, tried

    return opened


def test_that_a_model_goes_to_the_gpu_in_full(open_weights):
    assert open_weights(Plan(33, 33, ""), 33) == (33, "", [33])


def test_that_a_part_goes_with_its_reason(open_weights):
    reason = "GPU memory: 12 of 33 layers fit"
    assert open_weights(Plan(12, 33, reason), 33) == (12, reason, [12])


def test_that_less_is_tried_when_the_estimate_was_too_high(open_weights):
    assert open_weights(Plan(33, 33, ""), 20) == (16, "GPU memory: 16 of 33 layers fit", [33, 16])


def test_that_the_processor_takes_what_the_gpu_refuses(open_weights):
    assert open_weights(Plan(33, 33, ""), 0) == (0, "the GPU could not take the model", [33, 16, 0])


def test_that_a_gpu_that_must_not_be_used_is_not_asked(open_weights):
    outcome = open_weights(Plan(33, 33, ""), 33, gpu=False, why_no_gpu="the GPU is switched off")
    assert outcome == (0, "the GPU is switched off", [0])


def test_that_a_file_that_nothing_opens_is_an_error(open_weights):
    with pytest.raises(llama.LoadError):
        open_weights(Plan(33, 33, ""), -1)
