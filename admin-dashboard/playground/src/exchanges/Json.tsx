import { JsonView } from "react-json-view-lite";

import { CopyButton } from "./CopyButton";

const CLASSES = {
  container: "json",
  basicChildStyle: "json-child",
  childFieldsContainer: "json-children",
  label: "json-label",
  clickableLabel: "json-label json-clickable",
  nullValue: "json-null",
  undefinedValue: "json-null",
  stringValue: "json-string",
  booleanValue: "json-boolean",
  numberValue: "json-number",
  otherValue: "json-null",
  punctuation: "json-mark",
  collapseIcon: "json-fold json-open",
  expandIcon: "json-fold json-closed",
  collapsedContent: "json-collapsed",
  noQuotesForStringValues: false,
  quotesForFieldNames: false,
  ariaLables: { collapseJson: "Fold", expandJson: "Unfold" },
  stringifyStringValues: true,
};

interface JsonProps {
  what: string;
  value: unknown;
  /** At first; the first four levels unless told. */
  isOpen?: (level: number, value: unknown, field?: string) => boolean;
}

/** Coloured and foldable. */
export function Json({ what, value, isOpen = (level) => level < 4 }: JsonProps) {
  return (
    <div className="json-box" dir="ltr">
      <CopyButton what={what} text={() => JSON.stringify(value, null, 2)} />
      {typeof value === "object" && value !== null ? (
        <JsonView data={value} style={CLASSES} clickToExpandNode shouldExpandNode={isOpen} aria-label={what} />
      ) : (
        <pre className="json">{value === null || value === undefined ? "(empty)" : JSON.stringify(value)}</pre>
      )}
    </div>
  );
}
