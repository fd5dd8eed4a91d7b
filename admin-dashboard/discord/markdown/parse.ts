import { rulesExtended, SimpleMarkdown } from "discord-markdown-parser";

/** A node of the parsed text; what it holds depends on its `type`. */
export interface Node {
  type: string;
  content?: Node[] | string;
  items?: Node[][];
  ordered?: boolean;
  start?: number;
  target?: string;
  id?: string;
  name?: string;
  fullName?: string;
  level?: number;
  lang?: string;
  timestamp?: string;
  format?: string;
  navigation?: string;
}

interface State {
  inline?: boolean;
  inList?: boolean;
  prevCapture?: string[] | null;
}

const atLineStart = (state: State) => !state.prevCapture || state.prevCapture[0]?.endsWith("\n") === true;

const LINE = /^( *)([-*]|\d{1,9}\.) ([^\n]*)(?:\n|$)/;

/** The package has no lists. Discord's: one item a line, two spaces deeper for an inner list. */
const list = {
  order: rulesExtended["heading"]?.order ?? 0,
  match: (source: string, state: State) => {
    const lines = atLineStart(state) || state.inList ? listLines(source) : "";
    return lines ? [lines] : null;
  },
  parse: (capture: string[], parse: (source: string, state: State) => Node[], state: State) => {
    const lines = (capture[0] ?? "").replace(/\n$/, "").split("\n");
    const depth = indent(lines[0]);
    const items: string[] = [];
    for (const line of lines) {
      if (indent(line) > depth && items.length > 0) items.push(`${items.pop() ?? ""}\n${line.slice(depth + 2)}`);
      else items.push(LINE.exec(line)?.[3] ?? "");
    }
    const start = /^ *(\d+)\./.exec(lines[0] ?? "")?.[1];
    return {
      ordered: start !== undefined,
      start: Number(start ?? 1),
      items: items.map((item) => parse(item, { ...state, inList: true, prevCapture: null })),
    };
  },
};

/** As many lines as belong to one list: another kind of mark at its own depth begins another list. */
function listLines(source: string): string {
  const [, space = "", mark = ""] = LINE.exec(source) ?? [];
  if (!mark) return "";
  let length = 0;
  for (let line = LINE.exec(source); line; line = LINE.exec(source.slice(length))) {
    const deeper = (line[1] ?? "").length > space.length;
    if (!deeper && isNumber(line[2]) !== isNumber(mark)) break;
    length += line[0].length;
  }
  return source.slice(0, length);
}

const isNumber = (mark: string | undefined) => mark?.endsWith(".") === true;

const indent = (line: string | undefined) => /^ */.exec(line ?? "")?.[0].length ?? 0;

const parser = SimpleMarkdown.parserFor({ ...rulesExtended, list } as Parameters<typeof SimpleMarkdown.parserFor>[0]);

/** The line that ends a block of code is not one more line. */
export function parseMarkdown(text: string): Node[] {
  const nodes: Node[] = parser(text, { inline: true });
  return nodes.filter(({ type }, index) => type !== "br" || nodes[index - 1]?.type !== "codeBlock");
}
