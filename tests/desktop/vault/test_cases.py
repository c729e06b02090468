import pytest

from radonc_desktop.vault import StaleVersion, TextRefused, UnknownRecord

ODD = "Größe 5 µm, κ=0.3, 放射線, \U0001f9ec, \"quoted\" 'single' %s {x} ; DROP TABLE cases; --\r\n\ttab  end "


def test_that_a_case_comes_back_exactly_as_it_was_entered(vault, reopen):
    first = vault.add_case("Left lower lobe", "lung-sbrt", ODD, "50 Gy in 5")
    second = vault.add_case(ODD.strip(), "breast", "")
    vault.close()
    with reopen() as again:
        case = again.case(first)
        assert (case.title, case.site, case.details, case.physician_plan) == (
            "Left lower lobe",
            "lung-sbrt",
            ODD,
            "50 Gy in 5",
        )
        assert (case.number, case.details_version) == ("0001", 1)
        assert case.created == case.updated
        assert case.created.endswith("+00:00")
        assert again.case(second).title == ODD.strip()


def test_that_saving_against_a_stale_version_is_refused_and_nothing_is_lost(vault):
    case_id = vault.add_case("t", "lung", "one")
    assert vault.save_details(case_id, "two", 1) == 2
    rows = len(vault.audit_log())
    for stale in (0, 1, 3):
        with pytest.raises(StaleVersion, match="nothing was overwritten"):
            vault.save_details(case_id, "three", stale)
    assert len(vault.audit_log()) == rows
    case = vault.case(case_id)
    assert (case.details, case.details_version) == ("two", 2)
    assert [(version.version, version.details) for version in vault.details_history(case_id)] == [
        (1, "one"),
        (2, "two"),
    ]
    assert vault.save_details(case_id, "three", 2) == 3
    assert vault.details_history(case_id)[-1].saved_by == "Dr. Test"


def test_that_unknown_cases_are_refused_with_a_sentence(vault):
    for ask in (
        lambda: vault.case(1),
        lambda: vault.save_details(1, "x", 1),
        lambda: vault.save_draft(1, "regimen", "x", None),
        lambda: vault.save_suggestion(1, "regimen", {"text": "x"}),
        lambda: vault.suggestion(1),
        lambda: vault.sign(1, "any passphrase"),
    ):
        with pytest.raises(UnknownRecord, match="not in the case store"):
            ask()
    assert vault.draft(1, "regimen") is None
    assert vault.audit_log()[0].event == "store.unlock"


@pytest.mark.parametrize("bad", ["a\0b", "a\ud800b"])
def test_that_text_which_cannot_be_kept_exactly_is_refused_with_its_place(vault, bad):
    case_id = vault.add_case("t", "lung", "kept")
    for ask in (
        lambda: vault.add_case(bad, "lung", "d"),
        lambda: vault.add_case("t", bad, "d"),
        lambda: vault.add_case("t", "lung", bad),
        lambda: vault.add_case("t", "lung", "d", bad),
        lambda: vault.save_details(case_id, bad, 1),
        lambda: vault.save_draft(case_id, "regimen", bad, None),
    ):
        with pytest.raises(TextRefused, match="character 2"):
            ask()
    assert len(vault.search_cases()) == 1
    assert vault.case(case_id).details == "kept"


def test_that_a_case_needs_a_title(vault):
    with pytest.raises(TextRefused, match="title"):
        vault.add_case(" ", "lung", "d")


def test_that_a_long_text_is_kept_whole(vault):
    long = "ü word " * 200_000
    case_id = vault.add_case("t", "lung", long)
    assert vault.case(case_id).details == long


def test_that_the_physicians_plan_can_be_saved_over_and_is_audited(vault):
    case_id = vault.add_case("t", "lung", "d", "first plan")
    assert vault.save_physician_plan(case_id, "second plan µ") == 2
    with pytest.raises(StaleVersion, match="plan was saved elsewhere"):
        vault.save_physician_plan(case_id, "third plan")
    assert (vault.audit_log(1)[0].event, vault.audit_log(1)[0].case_id) == ("plan.save", case_id)
    case = vault.case(case_id)
    assert (case.physician_plan, case.details, case.details_version) == ("second plan µ", "d", 1)
    with pytest.raises(UnknownRecord):
        vault.save_physician_plan(99, "x")
    with pytest.raises(TextRefused):
        vault.save_physician_plan(case_id, "a\0b")
