"""C++ source as text: comments and literals blanked, and where functions begin and end.

Not a parser. Good enough to measure and to look for words, because every file is formatted by clang-format.
Positions are kept: the blanked text has the same length and the same lines as the original.
"""
import re

_TOKEN = re.compile(
    r"""
    (?P<line_comment>//[^\n]*)
  | (?P<block_comment>/\*.*?\*/)
  | (?P<raw>\b(?:u8|[uUL])?R"(?P<tag>[^()\s\\]{0,16})\(.*?\)(?P=tag)")
  | (?P<string>"(?:\\.|[^"\\\n])*")
  | (?P<number>\b[0-9](?:'?[0-9A-Za-z_.])*)
  | (?P<char>'(?:\\.|[^'\\\n])+')
    """,
    re.X | re.S,
)
_DIRECTIVE = re.compile(r"^[ \t]*#(?:\\\n|[^\n])*", re.M)
_CONTAINER = re.compile(r"^(?:inline\s+)?(?:namespace|class|struct|union|enum|extern)\b")
_NAME = re.compile(r"([A-Za-z_~][\w:~]*|operator\s*[^\s(]+|operator\s*\(\s*\))\s*\(")


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def blank_literals(text):
    """The text with comments and the insides of string and character literals replaced by spaces."""

    def replace(match):
        kind = match.lastgroup if match.lastgroup != "tag" else "raw"
        if kind == "number":
            return match.group()
        if kind in ("line_comment", "block_comment"):
            return _blank(match.group())
        body = match.group()
        return '"' + _blank(body[1:-1]) + '"'

    return _TOKEN.sub(replace, text)


def blank_comments(text):
    """The text with comments replaced by spaces; literals are kept."""
    kinds = ("line_comment", "block_comment")
    return _TOKEN.sub(lambda m: _blank(m.group()) if m.lastgroup in kinds else m.group(), text)


def comments(text):
    """(line, comment) pairs."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup in ("line_comment", "block_comment"):
            yield text.count("\n", 0, match.start()) + 1, match.group()


def _strip_templates(header):
    """The header without a leading template<…> and without attributes."""
    header = re.sub(r"\[\[.*?\]\]", " ", header, flags=re.S).strip()
    while header.startswith("template"):
        depth, i = 0, header.find("<")
        if i < 0:
            return header
        while i < len(header):
            depth += {"<": 1, ">": -1}.get(header[i], 0)
            i += 1
            if depth == 0:
                break
        header = header[i:].strip()
        header = re.sub(r"^requires\b.*?(?=\b(?:class|struct|auto|void|bool)\b)", "", header, flags=re.S)
    return header


def functions(text):
    """(name, first line, number of lines) of each function with a body, signature included."""
    code = _DIRECTIVE.sub(lambda m: _blank(m.group()), blank_literals(text))
    stack, start, out = [], 0, []
    for i, char in enumerate(code):
        if char == ";" and not (stack and stack[-1][0] == "function"):
            start = i + 1
        elif char == "{":
            if stack and stack[-1][0] != "container":
                stack.append(("inner", 0, ""))
                continue
            header = code[start:i]
            shape = _strip_templates(header)
            if _CONTAINER.match(shape):
                stack.append(("container", 0, ""))
            elif "(" in shape and not shape.endswith(("=", "(", ",", "return")):
                first = start + len(header) - len(header.lstrip())
                name = _NAME.search(shape)
                stack.append(("function", first, name.group(1) if name else "?"))
            else:
                stack.append(("initialiser", 0, ""))
            start = i + 1
        elif char == "}":
            kind, first, name = stack.pop() if stack else ("", 0, "")
            if kind == "function":
                lines = code.count("\n", first, i) + 1
                out.append((name, code.count("\n", 0, first) + 1, lines))
            if kind != "inner":
                start = i + 1
    return out
