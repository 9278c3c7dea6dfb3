"""Where the parts of a slide stand. On a slide higher than 16:9 the picture takes what is left over, and what stands below it moves down."""

from dataclasses import dataclass

from pptx.util import Inches

from insteg.files.pptx.paper import ACROSS, LEFT, PICTURE, Box

SENTENCE = Box(int(LEFT), int(Inches(1.1)), int(ACROSS), int(Inches(1.08)))
FOOT = Box(int(LEFT), int(Inches(6.82)), int(ACROSS) - int(Inches(0.8)), int(Inches(0.56)))
NUMBER = Box(FOOT.right, FOOT.top, int(Inches(0.8)), int(Inches(0.28)))
# On the first slide.
TITLE = Box(int(LEFT), int(Inches(2.4)), int(ACROSS), int(Inches(1.6)))
SUBTITLE = Box(int(LEFT), int(Inches(4.1)), int(ACROSS), int(Inches(1)))
MARK = Box(int(LEFT), int(Inches(6.2)), int(ACROSS), int(Inches(0.62)))


@dataclass(frozen=True)
class SlidePlaces:
    """spare: how much higher than 16:9 the room for our parts is."""

    spare: int = 0

    @property
    def picture(self) -> Box:
        return Box(PICTURE.left, PICTURE.top, PICTURE.width, PICTURE.height + self.spare)

    @property
    def foot(self) -> Box:
        return _down(FOOT, self.spare)

    @property
    def number(self) -> Box:
        return _down(NUMBER, self.spare)

    @property
    def title(self) -> Box:
        return _down(TITLE, self.spare // 2)

    @property
    def subtitle(self) -> Box:
        return _down(SUBTITLE, self.spare // 2)

    @property
    def mark(self) -> Box:
        return _down(MARK, self.spare)


def _down(box: Box, by: int) -> Box:
    return Box(box.left, box.top + by, box.width, box.height)
