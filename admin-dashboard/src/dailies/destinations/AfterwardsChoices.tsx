import { Radio, Stack, Switch } from "@mantine/core";

import { useTexts } from "../../texts/texts";
import { Choice } from "./Choice";
import type { Choosing } from "./choosing";
import { texts as catalogue } from "./texts/catalogue";
import { useFollowing } from "./useFollowing";

const REMOVALS = ["keep", "note", "delete"] as const;

type AfterwardsProps = Choosing & {
  /** Whether what is posted there can be published; null: no channel is chosen yet. */
  publishes: boolean | null;
};

/** What becomes of a post once it is there. */
export function AfterwardsChoices({ choices: { publish, on_removal }, set, publishes }: AfterwardsProps) {
  const texts = useTexts(catalogue);
  const follows = useFollowing();
  const cannot = publishes === false;
  return (
    <>
      <Choice follows={cannot ? texts.notAnnouncement : follows.publish(publish)}>
        <Switch
          label={texts.labels.publish}
          checked={publish}
          disabled={cannot && !publish}
          onChange={({ currentTarget }) => {
            set("publish", currentTarget.checked);
          }}
        />
      </Choice>
      <Choice follows={follows.on_removal(on_removal)}>
        <Radio.Group
          label={texts.labels.on_removal}
          value={on_removal ?? "keep"}
          onChange={(value) => {
            const removal = value;
            set("on_removal", removal === "keep" ? null : removal);
          }}
        >
          <Stack mt="xs" gap="xs">
            {REMOVALS.map((removal) => (
              <Radio key={removal} value={removal} label={texts.removal[removal]} />
            ))}
          </Stack>
        </Radio.Group>
      </Choice>
    </>
  );
}
