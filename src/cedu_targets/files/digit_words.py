"""Numbers read from texts eight signs at a time: a text is a word of the processor, a column of them one array."""

import numpy
from numpy.typing import NDArray

Whole = NDArray[numpy.int64]
Words = NDArray[numpy.uint64]
Flags = NDArray[numpy.bool_]
WORD = 8
"""Signs in a word; the first sign is its lowest byte."""
MASKS = numpy.array([(1 << (8 * count)) - 1 for count in range(WORD + 1)], numpy.uint64)
"""What leaves the first signs of a word."""


def word(text: bytes) -> numpy.uint64:
    """A text of up to eight signs as a word."""
    return numpy.uint64(int.from_bytes(text.ljust(WORD, b"\0"), "little"))


_ZEROS, _HIGH, _SIXES = word(b"0" * WORD), word(b"\xf0" * WORD), word(b"\x06" * WORD)
_ONES, _TOPS, _POINTS = word(b"\x01" * WORD), word(b"\x80" * WORD), word(b"." * WORD)
_EVEN = word(b"\xff\0\0\0\xff\0\0\0")
_BITS = numpy.uint64(8)
_TENS = 10.0 ** numpy.arange(WORD + 1)


def decimals(words: Words, lengths: Whole) -> tuple[NDArray[numpy.float64], Flags]:
    """The numbers that texts of up to 8 signs write, each as its text would be read, and for which this is so."""
    is_negative = (words & MASKS[1]) == ord("-")
    words = numpy.where(is_negative, words >> _BITS, words)
    lengths = lengths - is_negative
    words = words & MASKS[lengths]
    point = index(words ^ _POINTS)
    has_point = point < lengths
    before, behind = MASKS[numpy.minimum(point, WORD)], words >> _BITS
    words = numpy.where(has_point, (words & before) | (behind & ~before), words)
    numbers, is_read = digits(words, lengths - has_point)
    # Both are whole and exact, so that their quotient is the double nearest to what is written.
    values = numbers.astype(numpy.float64) / _TENS[numpy.where(has_point, lengths - point - 1, 0)]
    return numpy.where(is_negative, -values, values), is_read


def digits(words: Words, lengths: Whole) -> tuple[Words, Flags]:
    """The numbers that texts of 1 to 8 digits write, and which of the texts are such."""
    has_any = lengths > 0
    missing = WORD - numpy.where(has_any, lengths, WORD)
    words = (words << (missing.astype(numpy.uint64) * _BITS)) | (_ZEROS & MASKS[missing])
    values = words - _ZEROS
    is_read = has_any & ((words & _HIGH) == _ZEROS) & (((values + _SIXES) & _HIGH) == 0)
    pairs = values * numpy.uint64(10) + (values >> _BITS)
    upper = (pairs & _EVEN) * numpy.uint64(100 + (1000000 << 32))
    lower = ((pairs >> numpy.uint64(16)) & _EVEN) * numpy.uint64(1 + (10000 << 32))
    return (upper + lower) >> numpy.uint64(32), is_read


def index(words: Words) -> Whole:
    """The place of the first sign 0 of each, 8 where there is none."""
    found = (words - _ONES) & ~words & _TOPS
    lowest = (found & (~found + numpy.uint64(1))).astype(numpy.float64)
    places = (lowest.view(numpy.int64) >> 52) - 1023 >> 3
    return numpy.where(found == 0, WORD, places)


def written(words: Words, lengths: Whole) -> tuple[Whole, Whole, Flags]:
    """The digits of numbers of up to 8 signs, how many of them are decimal places, and which are written plainly.

    A number is written plainly where its digits and places give its text again: 2.50 and -3, and not 007, .5 or -0.
    """
    is_negative = (words & MASKS[1]) == ord("-")
    words = numpy.where(is_negative, words >> _BITS, words)
    lengths = lengths - is_negative
    words = words & MASKS[lengths]
    point = index(words ^ _POINTS)
    has_point = point < lengths
    whole = numpy.where(has_point, point, lengths)
    before, behind = MASKS[numpy.minimum(point, WORD)], words >> _BITS
    joined = numpy.where(has_point, (words & before) | (behind & ~before), words)
    values, is_read = digits(joined, lengths - has_point)
    places = numpy.where(has_point, lengths - point - 1, 0)
    has_zero = ((words & MASKS[1]) == ord("0")) & (whole > 1)
    is_plain = is_read & (whole > 0) & ~has_zero & ~(has_point & (places == 0)) & ~(is_negative & (values == 0))
    signed = values.astype(numpy.int64)
    return numpy.where(is_negative, -signed, signed), places, is_plain
