"""Masking: names, numbers and addresses are taken out of what people wrote before anybody reads it.

Better too much than too little: a word that might be a name after a title goes, though it may be none. What stands for
it is a word in brackets. Nobody can promise that nothing is left; pages say so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from prongsai.core.surveys.office_words import lexicon, words_of

NAME, NUMBER, MAIL, LINK, HANDLE, PLATE, HOUSE = "[ชื่อ]", "[หมายเลข]", "[อีเมล]", "[ลิงก์]", "[บัญชี]", "[ทะเบียนรถ]", "[เลขที่]"
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_D = "[0-9๐-๙]"
_COUNTED = "(?:ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)"
_BETWEEN = r"[\s.\-–—/()·]{0,3}"
_HOST = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|net|org|th|me|io|co|ly|gl|info|asia)"
_ACCOUNT = (
    "ไลน์|ไลน|line|ไอจี|ig|instagram|facebook|เฟซบุ๊ก|เฟซบุ๊ค|เฟสบุ๊ก|เฟสบุ๊ค|เฟสบุค|เฟสบุก|เฟซ|เฟส|fb|tiktok|ติ๊กต็อก|twitter|"
    "telegram|whatsapp|ไอดี|id"
)
_NO_PLATE = "งบ|กม|ชม|ซม|มม|กก|คน|วน|ตร|ลบ"

_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), mask)
    for pattern, mask in (
        (rf"[A-Za-z0-9._%+-]+\s?(?:@|\(at\)|\s+at\s+)\s?{_HOST}", MAIL),
        (rf"(?:https?://|www\.)[^\s]+|\b{_HOST}(?:/[^\s]*)?", LINK),
        (
            rf"(?:{_ACCOUNT})(?:\s*(?:id|ไอดี|ชื่อ|แอด|add|ของ\S{{1,6}})){{0,4}}\s*[:=\-]?\s*@?[A-Za-z0-9][A-Za-z0-9_.\-]{{2,}}",
            HANDLE,
        ),
        (r"@[A-Za-z0-9_.\-]{3,}", HANDLE),
        (rf"ทะเบียน\s*(?:รถ)?\s*(?:เลขที่|เลข)?\s*{_D}?[ก-ฮ]{{1,3}}\s?-?\s?{_D}{{1,4}}", PLATE),
        (rf"(?<![ก-๙])(?!(?:{_NO_PLATE})[\s\-]*{_D}){_D}?[ก-ฮ]{{2}}\s?-?\s?{_D}{{1,4}}(?!,?{_D})", PLATE),
        (rf"(?<![ก-๙]){_D}?[ก-ฮ]\s?-?\s?{_D}{{3,4}}(?!,?{_D})", PLATE),
        (rf"(?!(?:{_NO_PLATE}){_D})[ก-ฮ]{{2}}-?{_D}{{3,4}}(?!,?{_D})", PLATE),
        (rf"(?:{_D}|{_COUNTED})(?:{_BETWEEN}(?:{_D}|{_COUNTED})){{5,}}", NUMBER),
        (rf"\+?{_D}(?:{_BETWEEN}{_D}){{4,}}", NUMBER),
        (rf"(?:บ้าน)?เลขที่\s*{_D}+(?:\s*/\s*{_D}+)?|(?<!{_D}){_D}{{1,4}}\s?/\s?{_D}{{1,4}}(?!{_D})", HOUSE),
    )
)

_RANKS = (
    r"พล\.?\s?[ตอรท]\.?\s?[อทตจ]\.?|พ\.?ต\.?[อทต]\.?|ร\.?ต\.?[อทต]\.?|ด\.?ต\.?|จ\.?ส\.?[ตอทร]\.?|ส\.?ต\.?[อทต]\.?|พ\.[อทต]\.?|"
    r"ร\.[อทต]\.?|ส\.[อท]\.?(?!บ)|พลฯ|พลตำรวจ|ดาบตำรวจ|(?:จ่าสิบ|สิบ)(?:ตำรวจ)?(?:เอก|โท|ตรี)|(?:ร้อย|พัน|พล)ตำรวจ(?:เอก|โท|ตรี)|"
    r"(?:ร้อย|พัน|พล)(?:เอก|โท|ตรี)"
)
_TITLES = (
    "นางสาว|น\\.?ส\\.|นาง(?!พยาบาล|งาม|ฟ้า)|"
    "นาย(?!ก|จ้าง|หน้า|ทุน|ทะเบียน|ช่าง|แพทย์|อำเภอ|ท้าย|ด่าน|ตรวจ|หมวด)|ด\\.?[ชญ]\\.|เด็กชาย|เด็กหญิง|"
    "คุณ(?!ภาพ|ธรรม|สมบัติ|ค่า|ประโยชน์|ลักษณะ|วุฒิ|หมอ|ครู|พระ|ูป|งาม)|ดร\\.|(?<![ก-๙])(?:ดร|ผศ|รศ)\\.?|[ผร]ศ\\.|ศ\\.ดร\\.|นพ\\.|พญ\\.|ทพ\\.|ทพญ\\.|ภก\\.|ภญ\\.|"
    "ว่าที่\\s?ร\\.?ต\\.?|หม่อม(?:หลวง|ราชวงศ์)|ม\\.[ลร]\\.?(?:ว\\.)?|(?<!เ)(?<!ราย)(?<!ลง)ชื่อ(?!เสียง|ย่อ|โครงการ|หน่วยงาน|เรื่อง)(?:เล่น)?(?:ว่า|คือ)?|นามสกุล|ส\\.?\\s?อบ[ตจ]\\.?"
)
_TITLED = re.compile(rf"(?:(?<![ก-๙a-z])(?:{_RANKS})|{_TITLES})(?:\s?หญิง)?\s*", re.IGNORECASE)
_LATIN = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|khun|k)\b\.?\s*[A-Za-z]+(?:\s+[A-Z][a-z]+)?|\b[A-Z][a-z]{2,}\s+[A-Z][a-z]{3,}\b",
)
_LATIN_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|dr|khun)\b\.?\s*[a-z]+(?:\s+[a-z]{4,})?", re.IGNORECASE)
SHORTEST_NAME = 4
LONGEST_NAME = 80  # letters of a run that are looked at: else a page of titles takes minutes
_LETTERS = re.compile("[ก-๙A-Za-z]+\\.?")
_ANY_MASK = re.compile(r"\[(?:ชื่อ|หมายเลข|อีเมล|ลิงก์|บัญชี|ทะเบียนรถ|เลขที่)\]")
_TWICE = re.compile(r"(?:\[ชื่อ\]\s*){2,}")


def mask(text: str) -> str:
    """The text without names of people, numbers that lead to them, addresses, accounts and number plates."""
    tidy = _tidy(text)
    for pattern, stands_for in _PATTERNS:
        tidy = pattern.sub(stands_for, tidy)
    tidy = _LATIN_TITLED.sub(NAME, _LATIN.sub(NAME, tidy))
    tidy = _after_titles(tidy)
    tidy = _outside_masks(_among_words, _outside_masks(_pairs, tidy))
    return " ".join(_TWICE.sub(f"{NAME} ", tidy).split())


def _tidy(text: str) -> str:
    """One way to write each letter: nothing invisible between them, no wide digits, no doubled vowel."""
    plain = unicodedata.normalize("NFC", _HIDDEN.sub("", text)).translate(_WIDE)
    return plain.replace("ํา", "ำ").replace("เเ", "แ")


def _outside_masks(change: Callable[[str], str], text: str) -> str:
    pieces, masks = _ANY_MASK.split(text), [*_ANY_MASK.findall(text), ""]
    return "".join(change(piece) + found for piece, found in zip(pieces, masks, strict=True))


def _after_titles(text: str) -> str:
    """After นาย, ด.ต. and their like what follows is a name, and so is what follows that after a blank."""
    done, at = "", 0
    for found in _TITLED.finditer(text):
        if found.start() < at:
            continue
        end = _end_of_name(text, found.end())
        if end > found.end():
            done, at = f"{done}{text[at : found.start()]}{found[0].rstrip()} {NAME} ", end
    return done + text[at:]


def _end_of_name(text: str, start: int) -> int:
    first = _end_of_run(text, start)
    if first == start or not text[first : first + 1].isspace():
        return first
    after = first + len(text[first:]) - len(text[first:].lstrip())
    second = _end_of_run(text, after)
    return second if second > after else first


def _end_of_run(text: str, start: int) -> int:
    """Where a run of letters ends that begins at `start`, or the word within it at which a name is over."""
    run = _LETTERS.match(text, start, start + LONGEST_NAME)
    if run is None:
        return start
    end = start
    for word in words_of(run[0]):
        if word in lexicon().ends_name or (end == start and word in lexicon().no_name):
            break
        end += len(word)
    return end


def _pairs(text: str) -> str:
    """Two runs of letters one after the other that are both made as names are: a given and a family name."""
    runs = re.split(r"(\s+)", text)
    for at in range(0, len(runs) - 2, 2):
        if _is_made_as_name(runs[at]) and _is_made_as_name(runs[at + 2]):
            runs[at : at + 3] = [f" {NAME} ", "", ""]
    return "".join(runs)


def _is_made_as_name(run: str) -> bool:
    if len(run) < SHORTEST_NAME or not _LETTERS.fullmatch(run):
        return False
    words = words_of(run)
    holds_name = any(len(one) >= 3 and (one in lexicon().given_names or one in lexicon().family_names) for one in words)
    return holds_name and not any(one in lexicon().no_name for one in words)


def _among_words(text: str) -> str:
    """Names after posts and terms of kinship, and names that stand for themselves."""
    words, at = words_of(text), 0
    while at < len(words):
        is_post, is_worker = words[at] in lexicon().posts, words[at] in lexicon().workers
        start = at + 1 if is_post or is_worker else at
        end = _named_until(words, start, after_post=is_post, after_worker=is_worker)
        if end > start:
            words[start:end] = [f" {NAME} "]
        at = start + 1 if end > start else at + 1
    return "".join(words)


def _named_until(words: Sequence[str], start: int, *, after_post: bool, after_worker: bool) -> int:
    is_titled = after_post or after_worker
    at = start + 1 if is_titled and start < len(words) and words[start].isspace() else start
    if at >= len(words):
        return start
    is_strange = after_worker and words[at] not in lexicon().known
    if not _is_name(words[at], is_certain=after_post or is_strange, follows=_surname(words, at + 1) or after_worker):
        return start
    end = at + 1
    while end < len(words) and _goes_on(words[end]):
        end += 1
    return end + 2 if _surname(words, end) else end


def _is_name(word: str, *, is_certain: bool, follows: bool) -> bool:
    """Whether a word is taken for a name; `follows` where what stands beside it speaks for one."""
    if not _LETTERS.fullmatch(word) or word in lexicon().no_name:
        return False
    is_given = word in lexicon().given_names and len(word) >= 3
    return is_certain or (is_given and (follows or word not in lexicon().known))


def _goes_on(word: str) -> bool:
    """Whether a piece after a name belongs to it: no word of the language, or a name again."""
    return (
        bool(_LETTERS.fullmatch(word))
        and word not in lexicon().no_name
        and (word not in lexicon().known or word in lexicon().family_names)
    )


def _surname(words: Sequence[str], at: int) -> bool:
    """Whether a blank and a family name (or a word that is none of the language) follow."""
    if at + 1 >= len(words) or not words[at].isspace():
        return False
    word = words[at + 1]
    is_family = word in lexicon().family_names and len(word) >= 3
    return (
        bool(_LETTERS.fullmatch(word)) and word not in lexicon().no_name and (is_family or word not in lexicon().known)
    )
