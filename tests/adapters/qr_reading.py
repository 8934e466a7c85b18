"""Reads QR codes as a telephone would: out of a picture, and from modules to the words in them (ISO 18004)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pypdfium2
from segno import consts

Modules = tuple[tuple[bool, ...], ...]
MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda i, j: (i + j) % 2,
    lambda i, j: i % 2,
    lambda i, j: j % 3,
    lambda i, j: (i + j) % 3,
    lambda i, j: (i // 2 + j // 3) % 2,
    lambda i, j: i * j % 2 + i * j % 3,
    lambda i, j: (i * j % 2 + i * j % 3) % 2,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2,
)
LEVELS = {1: consts.ERROR_LEVEL_L, 0: consts.ERROR_LEVEL_M, 3: consts.ERROR_LEVEL_Q, 2: consts.ERROR_LEVEL_H}
BYTES = 4


def words_in(modules: Modules) -> str:
    """What the code says; without mending, so that a single wrong module shows."""
    level, mask = _format(modules)
    bits = "".join(str(int(modules[i][j]) ^ (MASKS[mask](i, j) == 0)) for i, j in _places(len(modules)))
    words = [int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8)]
    data = "".join(f"{one:08b}" for one in _in_order(words, _version(modules), level))
    assert int(data[:4], 2) == BYTES
    wide = 8 if _version(modules) < 10 else 16
    length = int(data[4 : 4 + wide], 2)
    content = data[4 + wide : 4 + wide + 8 * length]
    return bytes(int(content[at : at + 8], 2) for at in range(0, len(content), 8)).decode()


def with_quiet_zone(modules: Modules, border: int = 4) -> Modules:
    """The code with the empty modules that must lie around it."""
    wide = len(modules) + 2 * border
    empty = ((False,) * wide,) * border
    return empty + tuple((False,) * border + row + (False,) * border for row in modules) + empty


def shown_in(page: pypdfium2.PdfPage, modules: Modules, left: float, width: float) -> bool:
    """Whether a page shows exactly these modules between two lines (in points from its left edge), at any height."""
    picture = page.render(scale=3, grayscale=True)
    light = bytes(picture.buffer)
    side = 3 * width / len(modules)
    across = [int(3 * left + (column + 0.5) * side) for column in range(len(modules))]

    def fits(top: int) -> bool:
        return all(
            (light[int(top + (row + 0.5) * side) * picture.stride + x] < 128) == dark
            for row, line in enumerate(modules)
            for x, dark in zip(across, line, strict=True)
        )

    return any(fits(top) for top in range(int(picture.height - len(modules) * side)))


def _version(modules: Modules) -> int:
    return (len(modules) - 17) // 4


def _format(modules: Modules) -> tuple[int, int]:
    columns = (0, 1, 2, 3, 4)
    five = int("".join(str(int(modules[8][column])) for column in columns), 2) ^ 0b10101
    return LEVELS[five >> 3], five & 7


def _places(size: int) -> Iterator[tuple[int, int]]:
    """Where the data lies: two columns at a time from the right, up and down, around what is fixed."""
    fixed, upwards = _fixed(size), True
    for right in (*range(size - 1, 6, -2), *range(5, 0, -2)):
        for row in range(size - 1, -1, -1) if upwards else range(size):
            yield from ((row, column) for column in (right, right - 1) if (row, column) not in fixed)
        upwards = not upwards


def _fixed(size: int) -> set[tuple[int, int]]:
    version = (size - 17) // 4
    corners = {(i, j) for i in range(9) for j in range(9)}
    corners |= {(i, size - 1 - j) for i in range(9) for j in range(8)}
    corners |= {(size - 1 - i, j) for i in range(8) for j in range(9)}
    timing = {(6, j) for j in range(size)} | {(i, 6) for i in range(size)}
    centres = consts.ALIGNMENT_POS[version - 2] if version > 1 else ()
    near = {(6, 6), (6, size - 7), (size - 7, 6)}
    alignment = {
        (row + i, column + j)
        for row in centres
        for column in centres
        if (row, column) not in near
        for i in range(-2, 3)
        for j in range(-2, 3)
    }
    told = {(i, size - 11 + j) for i in range(6) for j in range(3)} if version >= 7 else set()
    return corners | timing | alignment | told | {(j, i) for i, j in told}


def _in_order(words: list[int], version: int, level: int) -> list[int]:
    """The words of data as they were before they were dealt out to blocks."""
    sizes = [one.num_data for one in consts.ECC[version][level] for _ in range(one.num_blocks)]
    blocks: list[list[int]] = [[] for _ in sizes]
    source = iter(words)
    for round_number in range(max(sizes)):
        for block, size in zip(blocks, sizes, strict=True):
            if round_number < size:
                block.append(next(source))
    return [word for block in blocks for word in block]
