"""Pictures in a Word file: each once in the package, drawn in line with the text, described for screen readers."""

from __future__ import annotations

from hashlib import sha256
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.image import ImagePart

from prongsai.adapters.render import word_xml as xml
from prongsai.adapters.render.layout import Size
from prongsai.adapters.render.pictures import Image

EMU = 360_000
"""Word's unit in a centimetre."""

SIXTIETHS = 60_000
"""Word counts angles in sixtieths of a thousandth of a degree."""

DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


class WordPictures:
    """Adds picture files to a Word document and gives the drawings that show them."""

    def __init__(self, word: WordDocument) -> None:
        self.main = word.part
        self.relations: dict[str, str] = {}
        self.drawn = 0

    def drawing(self, image: Image, size: Size, alt: str, title: str = "") -> str:
        """A run that shows the picture at this size."""
        self.drawn += 1
        return _drawing(self.relation(image), self.drawn, image.quarter_turns, size, alt, title)

    def relation(self, image: Image) -> str:
        digest = sha256(image.data).hexdigest()
        if digest not in self.relations:
            name = PackURI(f"/word/media/image{len(self.relations) + 1}.{image.kind}")
            part = ImagePart(name, f"image/{image.kind}", image.data)
            self.relations[digest] = self.main.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self.relations[digest]


def _drawing(relation: str, number: int, turns: int, size: Size, alt: str, title: str) -> str:
    """The run of an inline picture. Word turns what a camera held sideways, and is told the size before turning."""
    width, height = (size.height, size.width) if turns % 2 else size
    extent = f'cx="{round(EMU * width)}" cy="{round(EMU * height)}"'
    titled = f" title={quoteattr(title)}" if title else ""
    turned = f' rot="{turns * 90 * SIXTIETHS}"' if turns else ""
    return (
        f'<w:r><w:drawing><wp:inline {DRAWING} distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f"{_room_for_turning(width, height, turns)}"
        f'<wp:docPr id="{number}" name="Picture {number}"{titled} descr={quoteattr(alt)}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm{turned}><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _room_for_turning(width: float, height: float, turns: int) -> str:
    if turns % 2 == 0:
        return ""
    more = round(EMU * abs(width - height) / 2)
    across, down = (0, more) if width > height else (more, 0)
    return f'<wp:effectExtent l="{across}" t="{down}" r="{across}" b="{down}"/>'


def centred(drawing: str, *, keep: str = "") -> str:
    """The paragraph of a picture."""
    return xml.paragraph(drawing, "PaperPicture", properties=keep)
