import { Button, VisuallyHidden } from "@mantine/core";
import { IconArrowRight, IconMinus, IconPlus } from "@tabler/icons-react";
import { Fragment, useState } from "react";

import { useTexts } from "../texts/texts";
import { isList, listChange, type Change } from "./differences";
import classes from "./Differences.module.css";
import { texts as catalogue } from "./texts/catalogue";
import { fieldNames, valueText, type Speech } from "./values";

const AT_ONCE = 5;

/** Field by field, what it was and what it is now. */
export function Differences({ changes, speech }: { changes: readonly Change[]; speech: Speech }) {
  const texts = useTexts(catalogue);
  const [all, setAll] = useState(false);
  if (changes.length === 0) return null;
  const more = changes.length - AT_ONCE;
  return (
    <>
      <dl className={classes["fields"]}>
        {(all ? changes : changes.slice(0, AT_ONCE)).map((change) => (
          <div key={change.path.join(" ")} className={classes["field"]}>
            <dt>
              {fieldNames(change.path, speech).map((name, index) => (
                <Fragment key={name}>
                  {index > 0 && " / "}
                  <bdi>{name}</bdi>
                </Fragment>
              ))}
            </dt>
            <dd>
              {isList(change) ? (
                <ListChange change={change} speech={speech} />
              ) : (
                <Values change={change} speech={speech} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {more > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? texts.fewerFields : texts.moreFields(more)}
        </Button>
      )}
    </>
  );
}

interface ChangeProps {
  change: Change;
  speech: Speech;
}

function Values({ change: { path, before, after }, speech }: ChangeProps) {
  const texts = useTexts(catalogue);
  const old = before !== undefined && (
    <del className={classes["old"]}>
      <VisuallyHidden>{texts.before} </VisuallyHidden>
      {valueText(path, before, speech)}
    </del>
  );
  if (after === undefined) return old;
  return (
    <>
      {old}
      {old && <IconArrowRight size={14} className={classes["arrow"]} aria-hidden />}
      <ins className={classes["now"]}>
        <VisuallyHidden>{texts.after} </VisuallyHidden>
        {valueText(path, after, speech)}
      </ins>
    </>
  );
}

function ListChange({ change: { path, before, after }, speech }: ChangeProps) {
  const texts = useTexts(catalogue);
  const { added, removed } = listChange(before, after);
  const parts = [
    ...removed.map((one) => ({ one, Tag: "del" as const, Sign: IconMinus, word: texts.removed, look: "removed" })),
    ...added.map((one) => ({ one, Tag: "ins" as const, Sign: IconPlus, word: texts.added, look: "added" })),
  ];
  return parts.map(({ one, Tag, Sign, word, look }) => (
    <Tag key={`${look} ${String(one)}`} className={classes[look]}>
      <Sign size={13} stroke={2.5} aria-hidden />
      <VisuallyHidden>{word} </VisuallyHidden>
      {valueText(path, one, speech)}
    </Tag>
  ));
}
