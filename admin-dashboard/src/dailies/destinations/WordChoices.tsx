import { Button, Checkbox, Code, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useId, useRef } from "react";

import { useGuild } from "../../api/session/session";
import { RolePicker } from "../../parts/pickers/RolePicker";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { Choice } from "./Choice";
import { GAPS, LONGEST_WORDS, type Choices } from "./choices";
import type { Choosing } from "./choosing";
import { texts as catalogue } from "./texts/catalogue";
import { useFollowing } from "./useFollowing";
import classes from "./WordChoices.module.css";

/** From so many characters on it says how many are left. */
const NEARLY_FULL = 400;

/** The words above the post, the role that is pinged, and the bot's language. */
export function WordChoices(choosing: Choosing) {
  return (
    <>
      <Words {...choosing} />
      <Ping {...choosing} />
      <Language {...choosing} />
    </>
  );
}

function Words({ choices: { text }, set, problemOf }: Choosing) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const field = useRef<HTMLTextAreaElement>(null);
  const putIn = (gap: string) => {
    const { selectionStart, selectionEnd } = field.current ?? {
      selectionStart: text.length,
      selectionEnd: text.length,
    };
    const words = `{${gap}}`;
    set("text", (text.slice(0, selectionStart) + words + text.slice(selectionEnd)).slice(0, LONGEST_WORDS));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(selectionStart + words.length, selectionStart + words.length);
    });
  };
  return (
    <Choice {...(text === "" && { follows: texts.follows.text("") })} problem={problemOf("text")}>
      <Textarea
        ref={field}
        label={texts.labels.text}
        dir="auto"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={LONGEST_WORDS}
        error={problemOf("text") !== undefined}
        value={text}
        onChange={({ currentTarget }) => {
          set("text", currentTarget.value);
        }}
      />
      {text.length >= NEARLY_FULL && (
        <Text size="xs" c="dimmed">
          {texts.wordsLeft(number(LONGEST_WORDS - text.length))}
        </Text>
      )}
      <div className={classes["gaps"]} role="group" aria-label={texts.gapsHint}>
        <Text size="sm" c="dimmed" span>
          {texts.gapsHint}
        </Text>
        {GAPS.map((gap) => (
          <Button
            key={gap}
            size="compact-sm"
            variant="default"
            ff="monospace"
            title={texts.gaps[gap]}
            aria-label={`{${gap}}: ${texts.gaps[gap]}`}
            onClick={() => {
              putIn(gap);
            }}
          >
            {`{${gap}}`}
          </Button>
        ))}
      </div>
      <Text size="sm" c="dimmed">
        <Code>{texts.elseExample}</Code> {texts.elseHint}
      </Text>
    </Choice>
  );
}

function Ping({ choices: { ping }, set, problemOf }: Choosing) {
  const texts = useTexts(catalogue);
  const { id: guildId } = useGuild();
  const follows = useFollowing();
  const change = (part: Partial<NonNullable<Choices["ping"]>>) => {
    if (ping) set("ping", { ...ping, ...part });
  };
  return (
    <Choice follows={follows.ping(ping)} problem={problemOf("ping")}>
      <RolePicker
        guildId={guildId}
        purpose="ping"
        label={texts.labels.ping}
        {...(ping && { description: texts.pingHint })}
        value={ping?.role_id ?? null}
        onChange={(role_id) => {
          set("ping", role_id === null ? null : { open: false, silent: false, ...ping, role_id });
        }}
      />
      {ping && (
        <Stack gap="xs" mt={4}>
          <Checkbox
            label={texts.silent}
            checked={ping.silent}
            onChange={({ currentTarget }) => {
              change({ silent: currentTarget.checked });
            }}
          />
          <Checkbox
            label={texts.open}
            description={texts.openHint}
            checked={ping.open}
            onChange={({ currentTarget }) => {
              change({ open: currentTarget.checked });
            }}
          />
        </Stack>
      )}
    </Choice>
  );
}

function Language({ choices: { language }, set }: Choosing) {
  const texts = useTexts(catalogue);
  const label = useId();
  return (
    <Choice follows={texts.follows.language(language)}>
      <Text id={label} size="sm" fw={500}>
        {texts.labels.language}
      </Text>
      <SegmentedControl
        aria-labelledby={label}
        className={classes["segments"] ?? ""}
        value={language}
        data={(["en", "de"] as const).map((each) => ({ value: each, label: texts.languages[each] }))}
        onChange={(value) => {
          set("language", value);
        }}
      />
    </Choice>
  );
}
