"""A long line never widens its window: it is cut, and told whole on demand."""

from radonc_desktop.windows.elided import ElidedLabel

LONG = "CPU AVX2 · 0/31 layers on GPU (" + "the GPU crashed in the self-test " * 10 + ")"


def drawn(label):
    return label.grab().toImage()


def test_that_a_long_line_gives_way_and_is_its_own_tooltip(qtbot):
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() <= 120
    assert label.toolTip() == label.text() == LONG


def test_that_what_does_not_fit_is_cut_and_what_fits_is_whole(qtbot):
    long, short, same = ElidedLabel(LONG), ElidedLabel("CPU AVX2"), ElidedLabel(LONG + " and more")
    for label in (long, short, same):
        qtbot.addWidget(label)
        label.resize(200, 24)
    assert drawn(long) == drawn(same), "more of the text was drawn than fits"
    assert drawn(long) != drawn(short)
    short.setText("CPU")
    assert drawn(short) != drawn(long)
    assert short.toolTip() == "CPU"
