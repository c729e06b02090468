"""The words and numbers of the window, made by pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from radonc_desktop.marking import marked
from radonc_desktop.windows.language import counted, tr
from radonc_desktop.windows.sentences import in_own_words
from radonc_models.curate.intervals import wilson
from radonc_models.runtime.asking import Answer
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.engine import EngineState
    from radonc_models.runtime.outcome import Provenance

__all__ = [
    "CUT_OFF",
    "DEMO_MODELS",
    "DRAFT_SUPPORT",
    "UNAPPROVED",
    "answer_line",
    "changed_device_line",
    "clock",
    "day",
    "device_line",
    "earlier_line",
    "like_this_one",
    "locks_in",
    "measured",
    "printed_clock",
    "progress_word",
    "ran_on",
    "shown_text",
    "threshold_line",
]

DRAFT_SUPPORT = marked("DRAFT SUPPORT – needs physician review")
DEMO_MODELS = marked("demo models, trained on synthetic cases, not for clinical use")
UNAPPROVED = marked("Models not approved for clinical use")
CUT_OFF = marked("Cut off at its longest allowed length: this is not a complete answer.")
NOT_MEASURED = marked("No measured performance in this model pack.")


class _Work(Protocol):
    @property
    def signed(self) -> int: ...
    @property
    def drafts(self) -> int: ...


def progress_word(summary: _Work) -> str:
    """Return what has been done with a case, in one or two words; empty when nothing."""
    if summary.signed:
        return counted(summary.signed, "{n} signed", "{n} signed")
    if summary.drafts:
        return counted(summary.drafts, "{n} draft", "{n} drafts")
    return ""


def _local(iso: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone()


_MONTHS = (
    *(marked("Jan"), marked("Feb"), marked("Mar"), marked("Apr"), marked("May"), marked("Jun")),
    *(marked("Jul"), marked("Aug"), marked("Sep"), marked("Oct"), marked("Nov"), marked("Dec")),
)


def _date(moment: datetime) -> str:
    month = tr(_MONTHS[moment.month - 1])
    return tr("{day} {month} {year}", day=moment.day, month=month, year=moment.year)


def day(iso: str) -> str:
    """Return the day of an ISO time: ``today`` or such as ``4 Mar 2026``."""
    moment = _local(iso)
    if moment is None:
        return ""
    if moment.date() == datetime.now(UTC).astimezone().date():
        return tr("today")
    return _date(moment)


def clock(iso: str) -> str:
    """Return day and time of an ISO time, such as ``4 Mar 2026, 14:05``."""
    moment = _local(iso)
    return "" if moment is None else f"{_date(moment)}, {moment:%H:%M}"


def printed_clock(iso: str) -> str:
    """Return day and time as ``clock`` does, in English: for pages that leave the app, which are English."""
    moment = _local(iso)
    return "" if moment is None else f"{moment.day} {moment:%b %Y, %H:%M}"


def locks_in(seconds: int) -> str:
    """Return when the vault locks by itself, without a figure that changes all the time."""
    return tr("locks in {minutes} min", minutes=-(-seconds // 60)) if seconds > 60 else tr("locks within a minute")


def device_line(state: EngineState) -> str:
    """Return where the models run."""
    layers = tr("{some}/{all} layers on GPU", some=state.layers_on_gpu, all=state.layers)
    where = f"{state.device} · {layers}"
    return f"{where} ({in_own_words(state.reason)})" if state.reason else where


def ran_on(device: str) -> str:
    """Return where an answer was computed, from what was kept with it."""
    name, _, layers = device.rpartition(", ")
    some, _, rest = layers.partition("/")
    whole = rest.partition(" ")[0]
    if not (some.isdecimal() and whole.isdecimal()):
        return device
    return f"{name}, " + tr("{some}/{all} layers on GPU", some=some, all=whole)


def changed_device_line(state: EngineState, origin: Provenance) -> str:
    """Return where an answer was computed if that is not where the models ran at the start, else nothing.

    After a crash the engine may go on elsewhere, such as on the processor instead of the GPU.
    """
    if origin.device == f"{state.device}, {state.layers_on_gpu}/{state.layers} layers on GPU":
        return ""
    why = f": {in_own_words(origin.why_not_gpu)}" if origin.why_not_gpu else ""
    return tr("{device} (changed since the start{why})", device=ran_on(origin.device), why=why)


def answer_line(answer: Answer) -> str:
    """Return the provenance of an answer in one line; hashes are cut to eight signs."""
    origin = answer.provenance
    parts = [
        ran_on(origin.device),
        f"{answer.tokens_per_second:.0f} tok/s" if answer.new_tokens and answer.tokens_per_second else "",
        tr("{read} + {written} tokens", read=answer.prompt_tokens, written=answer.new_tokens),
        f"{answer.seconds:.1f} s",
        tr("model {hash}", hash=origin.model_file_sha256[:8]),
        tr("prompt v{version}", version=origin.prompt_version),
        tr("pack {pack}", pack=origin.pack),
    ]
    return " · ".join(part for part in parts if part)


def earlier_line(answer: Answer, kept: str) -> str:
    """Return that an answer is one of an earlier sitting, with its time, model and pack; hashes cut to eight signs."""
    origin = answer.provenance
    pack = tr("pack {name}", name=f"{origin.pack} {origin.pack_sha256[:8]}".strip())
    model = origin.model_file_sha256[:8]
    return tr("Earlier answer, from {time} · model {model} · {pack}", time=clock(kept), model=model, pack=pack)


def shown_text(answer: Answer) -> str:
    """Return the words of an answer as the window shows them: a label that is not suggested never stands there."""
    return tr("No confident suggestion") if answer.undecided else answer.text


def threshold_line(needed: float) -> str:
    """Return from which probability a modality is suggested."""
    return tr("Shaded: below {share}\u00a0% no modality is suggested.", share=f"{100 * needed:.1f}")


FEWEST_ALIKE = 10
"""Of fewer cases no share is told."""


def like_this_one(evaluation: Mapping[str, Any] | None, answer: Answer, *, synthetic: bool) -> str:
    """Return how often a modality was right on held-out cases of this kind; empty where the pack does not tell.

    "Of this kind" are the cases with the same suggestion if the pack has figures of at least ten of them, else all
    cases that were as sure as this one: with a suggestion, or without.
    """
    told = _mapping(evaluation)
    test = _mapping(_mapping(told.get("abstention")).get("test"))
    if answer.undecided:
        figure = _held_back(_mapping(_mapping(told.get("metrics")).get("accuracy")), _mapping(test.get("accuracy")))
        words = _UNDECIDED
    else:
        figure, words = _mapping(_mapping(test.get("by_label")).get(answer.text)), _SUGGESTED
        if not _enough(figure):
            figure, words = _mapping(test.get("accuracy")), _ANY
    share = _percent(figure, "").strip()
    if not share or not _enough(figure):
        return ""
    return tr(words, n=figure["n"], cases=_cases(synthetic=synthetic), label=answer.text, share=share)


_UNDECIDED = marked(
    "On {n} {cases} without a confident suggestion, as here, its likeliest modality was right in {share}."
)
_SUGGESTED = marked("On {n} {cases} in which the model suggested {label}, as here, it was right in {share}.")
_ANY = marked("On {n} {cases} with a suggestion, of whichever modality, it was right in {share}.")


def _held_back(every: Mapping[str, Any], suggested: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the share of right labels among the cases without a suggestion: all cases less those with one."""
    if not (every.get("n") and suggested.get("n")) or every.get("value") is None or suggested.get("value") is None:
        return {}
    n = every["n"] - suggested["n"]
    right = round(every["value"] * every["n"]) - round(suggested["value"] * suggested["n"])
    if n < 1 or not 0 <= right <= n:
        return {}  # figures of two different runs
    low, high = wilson(right, n)
    return {"value": right / n, "low": low, "high": high, "n": n}


def _enough(figure: Mapping[str, Any]) -> bool:
    return int(figure.get("n") or 0) >= FEWEST_ALIKE


def measured(evaluation: Mapping[str, Any] | None, task: Task, *, synthetic: bool) -> str:
    """Return what was measured for a task's model, from the figures in the pack; never invented.

    The decisive figure stands beside what copying the nearest training case reaches, so that it cannot look
    better than it is.
    """
    if not evaluation:
        return tr(NOT_MEASURED)
    figures = _mapping(evaluation.get("metrics"))
    copied = _mapping(_mapping(evaluation.get("baselines")).get("nearest_neighbour"))
    wanted = _WANTED[task]
    parts = [
        _percent(figures.get(name), tr(words)) + _copying(copied.get(name) if number == 0 else None)
        for number, (name, words) in enumerate(wanted.items())
        if _percent(figures.get(name), tr(words))
    ]
    if not parts or not evaluation.get("n"):
        return tr(NOT_MEASURED)
    parts += _confident(evaluation.get("abstention"))
    cases = _cases(synthetic=synthetic)
    return tr("On {n} {cases}: {figures}.", n=evaluation["n"], cases=cases, figures="; ".join(parts))


def _cases(*, synthetic: bool) -> str:
    return tr("held-out synthetic cases") if synthetic else tr("held-out cases")


_WANTED = {
    Task.REGIMEN: {
        "dose_fractions_exact": marked("dose and fractions correct"),
        "laterality": marked("laterality correct"),
    },
    Task.MODALITY: {"accuracy": marked("correct"), "macro_f1": "macro-F1"},
    Task.DIAGNOSIS: {
        "icd_exact_looked_up": marked("code by description correct"),
        "icd_exact": marked("code as spelled correct"),
    },
}


def _confident(abstention: object) -> list[str]:
    """Return how often a modality is suggested and how often rightly; nothing for a report without a threshold."""
    test = _mapping(_mapping(abstention).get("test"))
    share = _percent(test.get("coverage"), tr("a suggestion in"))
    right = _percent(test.get("accuracy"), tr("of these correct"))
    return [f"{share}, {right}"] if share and right else []


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


_JOINED = "\u2060"  # an interval is not broken after its dash


def _percent(figure: object, words: str) -> str:
    numbers = _mapping(figure)
    value, low, high = (numbers.get(name) for name in ("value", "low", "high"))
    if value is None:
        return ""
    text = f"{words} {100 * value:.0f}\u00a0%"
    if low is None or high is None:
        return text
    return text + tr(
        " (95\u00a0%\u00a0CI\u00a0{low}–{high})", low=f"{100 * low:.0f}", high=f"{_JOINED}{100 * high:.0f}"
    )


def _copying(figure: object) -> str:
    value = _mapping(figure).get("value")
    return "" if value is None else tr(", copying the nearest training case {share}\u00a0%", share=f"{100 * value:.0f}")
