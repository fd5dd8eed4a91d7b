import { Chip, Group, Radio, Text } from "@mantine/core";

import { useTexts } from "../../texts/texts";
import { texts as dailies } from "../texts/catalogue";
import { Choice } from "./Choice";
import { KINDS, type Kind } from "./choices";
import type { Choosing } from "./choosing";
import { FilterBuilder } from "./filter/FilterBuilder";
import type { Judgement } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import { useFollowing } from "./useFollowing";

/** What comes: kinds, and the filter. */
export function ComingChoices({ judgement, ...choosing }: Choosing & { judgement: Judgement | undefined }) {
  const { choices, set, problemOf } = choosing;
  return (
    <>
      <Kinds {...choosing} />
      <FilterBuilder
        filter={choices.filter}
        judgement={judgement}
        problem={problemOf("filter")}
        onChange={(filter) => {
          set("filter", filter);
        }}
      />
    </>
  );
}

function Kinds({ choices: { kinds }, set, problemOf }: Choosing) {
  const texts = useTexts(catalogue);
  const { kinds: names } = useTexts(dailies);
  const follows = useFollowing();
  return (
    <Choice follows={follows.kinds(kinds)} problem={problemOf("kinds")}>
      <Radio.Group
        label={texts.labels.kinds}
        value={kinds ? "some" : "all"}
        onChange={(value) => {
          set("kinds", value === "all" ? null : [...KINDS]);
        }}
      >
        <Group mt={6} gap="lg">
          <Radio value="all" label={texts.allKinds} />
          <Radio value="some" label={texts.someKinds} />
        </Group>
      </Radio.Group>
      {kinds && (
        <Group gap={6} role="group" aria-label={texts.labels.kinds}>
          {KINDS.map((kind) => (
            <Chip
              key={kind}
              size="sm"
              variant="outline"
              checked={kinds.includes(kind)}
              onChange={(checked) => {
                const next = KINDS.filter((each) => (each === kind ? checked : kinds.includes(each)));
                if (next.length > 0) set("kinds", next satisfies Kind[]);
              }}
            >
              {names[kind]}
            </Chip>
          ))}
        </Group>
      )}
      {kinds?.length === 1 && (
        <Text size="xs" c="dimmed">
          {texts.lastKind}
        </Text>
      )}
    </Choice>
  );
}
