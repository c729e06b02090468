"""Why there is no GPU: every cause has a sentence of its own, decided from what the drivers said."""

from dataclasses import replace

import pytest

from radonc_models.runtime.process import child_environment
from radonc_models.runtime.vulkan import SOFTWARE, Gpu, Survey, why_not

CARD = Gpu("NVIDIA RTX A2000", "gpu", "1.3.242", "NVIDIA 550.54", stores_16_bits=True, visible=True)
OLD = Gpu("Old Card", "gpu", "1.1.82", visible=True)
MESA = Gpu("llvmpipe", "software", "1.3.230", "Mesa 22.3", stores_16_bits=True)


def found(*gpus, loader="1.3.239"):
    return Survey(loader, True, gpus)


def test_that_a_good_driver_has_no_reason():
    assert why_not(found(CARD), ["NVIDIA"]) == ""
    assert why_not(found(MESA, CARD, OLD), []) == ""


@pytest.mark.parametrize(
    ("survey", "cards", "reason"),
    [
        (Survey(), [], "no GPU and no Vulkan driver found"),
        (Survey("1.3.239"), [], "no GPU and no Vulkan driver found"),
        (Survey(), ["AMD"], "GPU found (AMD), but no Vulkan driver is installed"),
        (Survey("1.3.239"), ["AMD"], "GPU found (AMD), but no Vulkan driver is installed for it"),
        (Survey("1.1.70"), [], "the Vulkan loader is too old: version 1.1.70, the engine needs 1.2"),
        (found(), [], "the installed Vulkan driver finds no GPU"),
        (found(MESA), [], "the installed Vulkan driver finds no GPU, only llvmpipe"),
        (found(MESA), ["NVIDIA"], "GPU found (NVIDIA), but the installed Vulkan driver finds no GPU, only llvmpipe"),
        (found(OLD), ["NVIDIA"], "Old Card: its driver is too old: Vulkan 1.1.82, the engine needs 1.2"),
        (found(replace(CARD, stores_16_bits=False)), [], f"{CARD.name} lacks 16-bit storage, which the engine needs"),
        (found(replace(CARD, visible=False)), [], "NVIDIA RTX A2000 is hidden by GGML_VK_VISIBLE_DEVICES"),
    ],
)
def test_that_each_cause_has_its_own_words(survey, cards, reason):
    assert why_not(survey, cards) == reason


def test_that_a_driver_on_the_processor_is_no_gpu_even_when_it_is_named():
    named = replace(MESA, visible=True)
    assert "finds no GPU" in why_not(found(named), [])
    assert why_not(found(named), [], software=True) == ""


def test_that_only_the_setting_for_tests_offers_the_processor_as_a_gpu(monkeypatch):
    monkeypatch.delenv("GGML_VK_VISIBLE_DEVICES", raising=False)
    monkeypatch.delenv(SOFTWARE, raising=False)
    monkeypatch.setenv("MESA_SHADER_CACHE_DIR", "/somewhere")
    plain = child_environment()
    assert "GGML_VK_VISIBLE_DEVICES" not in plain
    assert plain["MESA_SHADER_CACHE_DISABLE"] == "true"
    monkeypatch.setenv(SOFTWARE, "1")
    asked = child_environment()
    assert asked["GGML_VK_VISIBLE_DEVICES"] == "0"
    assert asked["MESA_SHADER_CACHE_DIR"] == "/somewhere"
