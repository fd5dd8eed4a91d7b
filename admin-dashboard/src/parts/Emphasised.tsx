import { Fragment } from "react";

const STARRED = /\*([^*]+)\*/;

/** A sentence of the bot's, in which stars mark what is called so in Discord, as in its messages there. */
export function Emphasised({ text }: { text: string }) {
  return text
    .split(STARRED)
    .map((part, at) => (at % 2 === 1 ? <em key={at}>{part}</em> : <Fragment key={at}>{part}</Fragment>));
}
