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

/** The package has no lists. Discord's: one item a line, two spaces deeper for an inner list. */
const list = {
  order: rulesExtended["heading"]?.order ?? 0,
  match: (source: string, state: State) =>
    atLineStart(state) || state.inList ? /^( *(?:[-*]|\d{1,9}\.) [^\n]*(?:\n|$))+/.exec(source) : null,
  parse: (capture: string[], parse: (source: string, state: State) => Node[], state: State) => {
    const lines = (capture[0] ?? "").replace(/\n$/, "").split("\n");
    const depth = indent(lines[0]);
    const items: string[] = [];
    for (const line of lines) {
      if (indent(line) <= depth || items.length === 0) items.push(line.replace(/^ *(?:[-*]|\d+\.) /, ""));
      else items.push(`${items.pop() ?? ""}\n${line.slice(depth + 2)}`);
    }
    const start = /^ *(\d+)\./.exec(lines[0] ?? "")?.[1];
    return {
      ordered: start !== undefined,
      start: Number(start ?? 1),
      items: items.map((item) => parse(item, { ...state, inList: true, prevCapture: null })),
    };
  },
};

const indent = (line: string | undefined) => /^ */.exec(line ?? "")?.[0].length ?? 0;

const parser = SimpleMarkdown.parserFor({ ...rulesExtended, list } as Parameters<typeof SimpleMarkdown.parserFor>[0]);

export const parseMarkdown = (text: string): Node[] => parser(text, { inline: true });
