import { Checkbox, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { problemOf } from "../../api/problems";
import { Answers } from "../../parts/asking/Confirmation";
import { Dialog } from "../../parts/asking/Dialog";
import { sayDone } from "../../parts/notify";
import { useTexts } from "../../texts/texts";
import { changeHook, hooksOf, makeHook, readHook, type Hook, type HookChoices, type HookEvent } from "../queries";
import { SecretShown } from "../SecretShown";
import { texts as catalogue } from "../texts/catalogue";

const EVENTS: readonly HookEvent[] = ["miles.awarded", "rank.changed", "dailies.sent"];

interface HookDialogProps {
  guildId: string;
  opened: boolean;
  /** The one that is changed; null: a new one. */
  hook: Hook | null;
  onClose: () => void;
}

/** A webhook's address and events; of a new one also its secret, this once. */
export function HookDialog({ guildId, opened, hook, onClose }: HookDialogProps) {
  const { hooks: texts } = useTexts(catalogue);
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => {
    setSecret(null);
    onClose();
  };
  const title = secret ? texts.madeTitle : hook ? texts.changeTitle : texts.make;
  return (
    <Dialog opened={opened} title={title} firm={secret !== null} onClose={close}>
      {secret ? (
        <SecretShown label={texts.theSecret} secret={secret} onDone={close}>
          <Text>{texts.secretLead}</Text>
          <Text mt="sm">{texts.secretLost}</Text>
        </SecretShown>
      ) : (
        <Choices guildId={guildId} hook={hook} onMade={setSecret} onClose={close} />
      )}
    </Dialog>
  );
}

interface ChoicesProps {
  guildId: string;
  hook: Hook | null;
  onMade: (secret: string) => void;
  onClose: () => void;
}

function Choices({ guildId, hook, onMade, onClose }: ChoicesProps) {
  const { hooks: texts } = useTexts(catalogue);
  const queries = useQueryClient();
  const [wish, setWish] = useState<HookChoices>(() => choicesOf(hook));
  const [missing, setMissing] = useState(false);
  const saving = useMutation({
    mutationFn: async () => {
      if (hook) await changeSeen(guildId, hook, wish);
      else return (await makeHook(guildId, wish)).secret;
      return null;
    },
    onSuccess: async (secret) => {
      await queries.invalidateQueries({ queryKey: hooksOf(guildId).queryKey });
      if (secret) onMade(secret);
      else {
        sayDone(texts.changed);
        onClose();
      }
    },
  });
  const refused = saving.error ? problemOf(saving.error) : null;
  const complete = wish.url.trim() !== "" && wish.events.length > 0;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(!complete);
    if (complete) saving.mutate();
  };
  const atField = refused?.of("url") ?? refused?.of("events") ?? refused?.of("description");
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <TextInput
          type="url"
          label={texts.url}
          description={texts.urlHint}
          placeholder="https://tour.example/hooks"
          required
          data-autofocus
          autoComplete="off"
          value={wish.url}
          error={said(refused?.of("url") ?? (missing && wish.url.trim() === "" && texts.urlMissing))}
          onChange={({ currentTarget }) => {
            setWish({ ...wish, url: currentTarget.value });
          }}
        />
        <TextInput
          label={texts.description}
          description={texts.descriptionHint}
          dir="auto"
          maxLength={200}
          value={wish.description}
          error={said(refused?.of("description"))}
          onChange={({ currentTarget }) => {
            setWish({ ...wish, description: currentTarget.value });
          }}
        />
        <Checkbox.Group
          label={texts.tells}
          required
          value={wish.events}
          error={said(refused?.of("events") ?? (missing && wish.events.length === 0 && texts.eventsMissing))}
          onChange={(events) => {
            setWish({ ...wish, events: EVENTS.filter((event) => events.includes(event)) });
          }}
        >
          <Stack gap="sm" mt="xs">
            {EVENTS.map((event) => (
              <Checkbox
                key={event}
                value={event}
                label={texts.events[event].name}
                description={texts.events[event].what}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      </Stack>
      <Answers
        confirm={hook ? texts.save : texts.make}
        busy={saving.isPending}
        problem={atField ? null : saving.error}
        onClose={onClose}
      />
    </form>
  );
}

const choicesOf = (hook: Hook | null): HookChoices =>
  hook
    ? { url: hook.url, description: hook.description, events: hook.events }
    : { url: "", description: "", events: ["miles.awarded"] };

/** What the form does not change stays as somebody else may have made it. */
async function changeSeen(guildId: string, seen: Hook, wish: HookChoices) {
  const { version } = await readHook(guildId, seen.id);
  const changes = {
    ...(wish.url !== seen.url && { url: wish.url }),
    ...(wish.description !== seen.description && { description: wish.description }),
    ...(wish.events.join() !== seen.events.join() && { events: wish.events }),
  };
  await changeHook(guildId, seen.id, changes, version);
}

const said = (problem: string | false | undefined) => problem && <span role="alert">{problem}</span>;
