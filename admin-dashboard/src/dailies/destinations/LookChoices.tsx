import { Checkbox, Group, Switch } from "@mantine/core";

import { useTexts } from "../../texts/texts";
import { Choice } from "./Choice";
import { PARTS, type Part } from "./choices";
import type { Choosing } from "./choosing";
import { texts as catalogue } from "./texts/catalogue";
import { useFollowing } from "./useFollowing";

/** Which parts a post has. */
export function LookChoices({ choices: { hide, watched }, set, problemOf }: Choosing) {
  const texts = useTexts(catalogue);
  const follows = useFollowing();
  return (
    <>
      <Choice follows={follows.hide(hide)} problem={problemOf("hide")}>
        <Checkbox.Group
          label={texts.labels.hide}
          description={texts.partsHint}
          value={PARTS.filter((part) => !hide.includes(part))}
          onChange={(shown: Part[]) => {
            set(
              "hide",
              PARTS.filter((part) => !shown.includes(part)),
            );
          }}
        >
          <Group mt="xs" gap="sm">
            {PARTS.map((part) => (
              <Checkbox key={part} value={part} label={texts.parts[part]} />
            ))}
          </Group>
        </Checkbox.Group>
      </Choice>
      <Choice follows={follows.watched(watched)}>
        <Switch
          label={texts.labels.watched}
          checked={watched}
          onChange={({ currentTarget }) => {
            set("watched", currentTarget.checked);
          }}
        />
      </Choice>
    </>
  );
}
