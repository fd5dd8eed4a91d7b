import { Button, Text } from "@mantine/core";
import { IconFilterPlus } from "@tabler/icons-react";
import { useEffect, useId, useRef } from "react";

import { useTexts } from "../../../texts/texts";
import type { Judgement } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { adderOf, BuilderContext, FIRST, type Builder } from "./builder";
import classes from "./Filter.module.css";
import { BLANK, fitsLimits, replaced, rooted, withParts, written, type Place, type Rule } from "./rules";
import { RuleGroup } from "./RuleGroup";
import { verdictsOf } from "./verdicts";

interface FilterBuilderProps {
  filter: Rule | null;
  /** null: only to be looked at. */
  onChange: ((filter: Rule | null) => void) | null;
  /** Of the item that is looked at: its verdicts stand beside the rules. */
  judgement: Judgement | undefined;
  /** What the bot says of it. */
  problem?: string | undefined;
}

/** Rules in groups in groups. Where something was added or taken away, the focus goes on. */
export function FilterBuilder({ filter, onChange, judgement, problem }: FilterBuilderProps) {
  const texts = useTexts(catalogue);
  const title = useId();
  const { frame, focusOn } = useFocus();
  const root = filter && rooted(filter);
  const put = (place: Place, next: Rule | null, focus?: string) => {
    onChange?.(root ? replaced(root, place, next) : next);
    if (focus !== undefined) focusOn(focus);
  };
  const builder: Builder = {
    editing: onChange !== null,
    put,
    takes: (place, next) => fitsLimits((root && replaced(root, place, next)) ?? next),
    verdicts: verdictsOf(judgement),
  };
  return (
    <section className={classes["filter"]} aria-labelledby={title} ref={frame}>
      <Text id={title} fw={600}>
        {texts.filterTitle}
      </Text>
      {root ? (
        <BuilderContext value={builder}>
          <RuleGroup rule={root} place={[]} />
        </BuilderContext>
      ) : (
        <div className={classes["none"]}>
          <Text size="sm">{texts.follows.filter(0)}</Text>
          {onChange && (
            <Button
              variant="default"
              size="sm"
              data-focus={FIRST}
              leftSection={<IconFilterPlus size={18} aria-hidden />}
              onClick={() => {
                put([], withParts({ all: [] }, [BLANK]), written([0]));
              }}
            >
              {texts.addFilter}
            </Button>
          )}
        </div>
      )}
      {problem && (
        <Text role="alert" size="sm" c="var(--omo-bad)" mt="xs">
          {problem}
        </Text>
      )}
    </section>
  );
}

/** Puts the focus on what is called so (`data-focus`), once it is there; what went with its group has an outer one. */
function useFocus() {
  const frame = useRef<HTMLElement>(null);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const find = (name: string) => frame.current?.querySelector<HTMLElement>(`[data-focus="${name}"]`);
    (find(wanted.current) ?? find(adderOf([])) ?? find(FIRST))?.focus();
    wanted.current = null;
  });
  return {
    frame,
    focusOn: (name: string) => {
      wanted.current = name;
    },
  };
}
