interface Part {
  as: "words" | "stressed" | "code" | "channel";
  text: string;
}

const MARKED = /\*{1,2}([^*]+)\*{1,2}|`([^`]+)`|<#(\d+)>/g;
const PICTURE_IN_FRONT = /^\p{Extended_Pictographic}\uFE0F?\s*/u;

/** Discord's marks become parts; the picture with which the bot begins a message stays in Discord. */
export function partsOf(sentence: string): Part[] {
  const plain = sentence.replace(PICTURE_IN_FRONT, "");
  const parts: Part[] = [];
  let end = 0;
  for (const found of plain.matchAll(MARKED)) {
    if (found.index > end) parts.push({ as: "words", text: plain.slice(end, found.index) });
    parts.push(markedPart(found));
    end = found.index + found[0].length;
  }
  if (end < plain.length) parts.push({ as: "words", text: plain.slice(end) });
  return parts;
}

function markedPart([, stressed, code, channel]: RegExpExecArray): Part {
  if (channel !== undefined) return { as: "channel", text: channel };
  return code === undefined ? { as: "stressed", text: stressed ?? "" } : { as: "code", text: code };
}
