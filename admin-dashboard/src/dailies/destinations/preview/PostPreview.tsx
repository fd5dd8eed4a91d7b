import { NativeSelect, SegmentedControl, Text, Title } from "@mantine/core";
import { useState } from "react";

import { useTexts } from "../../../texts/texts";
import { Told } from "../../told/Told";
import { texts as catalogue } from "../texts/catalogue";
import type { Trial } from "../useTrial";
import { DiscordMessage, type DiscordTheme } from "./DiscordMessage";
import classes from "./PostPreview.module.css";

/** How a post would look in Discord, in either of Discord's themes. */
export function PostPreview({ trial: { looks, judged, judgement, choose } }: { trial: Trial }) {
  const texts = useTexts(catalogue);
  const [theme, setTheme] = useState<DiscordTheme>("dark");
  if (!looks) return null;
  return (
    <section className={classes["preview"]} aria-labelledby="preview">
      <header className={classes["header"]}>
        <Title order={2} size="h4" id="preview">
          {texts.previewTitle}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={texts.discordTheme}
          value={theme}
          data={(["light", "dark"] as const).map((each) => ({ value: each, label: texts[each] }))}
          onChange={setTheme}
        />
      </header>
      {judged && (
        <NativeSelect
          size="sm"
          label={texts.previewWith}
          value={judgement?.item_id ?? ""}
          data={judged.map(({ item_id, title }) => ({ value: item_id, label: title || texts.untitled }))}
          onChange={({ currentTarget }) => {
            choose(currentTarget.value);
          }}
        />
      )}
      {judgement && !judgement.passes && (
        <p className={classes["stopped"]}>
          <strong>{texts.stopsHere}</strong> <Told sentence={judgement.sentence} />
        </p>
      )}
      <DiscordMessage post={looks} theme={theme} />
      {looks.silent && (
        <Text size="sm" c="dimmed">
          {texts.silentPost}
        </Text>
      )}
    </section>
  );
}
