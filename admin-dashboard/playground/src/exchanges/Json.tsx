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

/** Coloured and foldable; the first three levels are open. */
export function Json({ what, value }: { what: string; value: unknown }) {
  return (
    <div className="json-box" dir="ltr">
      <CopyButton what={what} text={() => JSON.stringify(value, null, 2)} />
      {typeof value === "object" && value !== null ? (
        <JsonView
          data={value}
          style={CLASSES}
          clickToExpandNode
          shouldExpandNode={(level) => level < 3}
          aria-label={what}
        />
      ) : (
        <pre className="json">{value === null || value === undefined ? "(empty)" : JSON.stringify(value)}</pre>
      )}
    </div>
  );
}
