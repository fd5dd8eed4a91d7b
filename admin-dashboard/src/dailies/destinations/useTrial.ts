import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { problemOf } from "../../api/problems";
import type { Choices } from "./choices";
import { rooted } from "./filter/rules";
import { judgements, preview, type Where } from "./queries";

/** Milliseconds without a key before the bot is asked. */
const PAUSE = 350;
const CANNOT = 422;

/** What the choices would come to, tried with the newest items while they are being edited. */
export function useTrial(where: Where, choices: Choices) {
  const [itemId, choose] = useState<string | null>(null);
  const settled = useSettled(choices);
  const judged = useQuery(judgements(where, settled));
  const looks = useQuery(preview(where, settled, itemId));
  const lastJudged = useLast(judged.data);
  const lastLooks = useLast(looks.data);
  const problem = judged.error && problemOf(judged.error);
  const wrong = problem?.status === CANNOT && problem.errors.length > 0;
  return {
    /** null: it is the newest one. */
    itemId,
    choose,
    judged: lastJudged,
    judgement: lastJudged?.find(({ item_id }) => item_id === itemId) ?? lastJudged?.[0],
    looks: lastLooks,
    /** Nothing was seen of the source yet. */
    unseen: problem?.status === CANNOT && !wrong,
    /** Why nothing can be shown, when it is not for a choice that cannot work. */
    error: problem && problem.status !== CANNOT ? problem : null,
    retry: () => {
      void judged.refetch();
      void looks.refetch();
    },
    problemOf: (field: keyof Choices) => (wrong ? problem.of(`choices.${field}`) : undefined),
  };
}

/** The last that there was: choices that cannot work take nothing away. */
function useLast<Value>(value: Value | undefined): Value | undefined {
  const [last, keep] = useState(value);
  if (value !== undefined && value !== last) keep(value);
  return value ?? last;
}

/** As the builder shows them, once nothing was typed for a moment. */
function useSettled(choices: Choices): Choices {
  const shown = JSON.stringify({ ...choices, filter: choices.filter && rooted(choices.filter) });
  const [settled] = useDebouncedValue(shown, PAUSE);
  return useMemo(() => JSON.parse(settled) as Choices, [settled]);
}

export type Trial = ReturnType<typeof useTrial>;
