import { Button, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  IconKey,
  IconListDetails,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconSend,
  IconTrash,
} from "@tabler/icons-react";

import { ButtonLink } from "../../parts/links";
import { sayDone, sayProblem } from "../../parts/notify";
import { Moment } from "../../parts/time/Moment";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { changeHook, hooksOf, pingHook, type Hook } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./HooksSection.module.css";
import { StateMark } from "./StateMark";

interface HookCardProps {
  guildId: string;
  hook: Hook;
  onWish: (deed: "change" | "renew" | "remove") => void;
}

/** Pausing means the same whatever somebody else has just changed. */
const ANY_VERSION = "*";

export function HookCard({ guildId, hook, onWish }: HookCardProps) {
  const { hooks: texts } = useTexts(catalogue);
  const queries = useQueryClient();
  const paused = hook.paused_reason !== null;
  const readAgain = () => queries.invalidateQueries({ queryKey: hooksOf(guildId).queryKey });
  const pausing = useMutation({
    mutationFn: () => changeHook(guildId, hook.id, { paused: !paused }, ANY_VERSION),
    onSuccess: readAgain,
    onError: sayProblem,
  });
  const pinging = useMutation({
    mutationFn: () => pingHook(guildId, hook.id),
    onSuccess: async () => {
      await readAgain();
      sayDone(paused ? texts.pingWaits : texts.pinged);
    },
    onError: sayProblem,
  });
  const wish = (deed: "change" | "renew" | "remove") => () => {
    onWish(deed);
  };
  return (
    <li className={classes["hook"]} aria-label={hook.description || hook.url}>
      <div className={classes["head"]}>
        <div>
          {hook.description && (
            <Text fw={600}>
              <bdi>{hook.description}</bdi>
            </Text>
          )}
          <div className={classes["address"]}>{hook.url}</div>
        </div>
        <HookState hook={hook} />
      </div>
      <ul className={classes["events"]}>
        {hook.events.map((event) => (
          <li key={event}>{texts.events[event].name}</li>
        ))}
      </ul>
      <Numbers hook={hook} />
      <div className={classes["buttons"]}>
        <ButtonLink
          from="/guilds/$guildId/access"
          to="."
          search={{ hook: hook.id }}
          resetScroll={false}
          size="compact-sm"
          variant="default"
          leftSection={<IconListDetails size={16} aria-hidden />}
        >
          {texts.deliveries}
        </ButtonLink>
        <Deed icon={IconSend} label={texts.ping} busy={pinging.isPending} onClick={pinging.mutate} />
        <Deed
          icon={paused ? IconPlayerPlay : IconPlayerPause}
          label={paused ? texts.resume : texts.pause}
          busy={pausing.isPending}
          onClick={pausing.mutate}
        />
        <Deed icon={IconPencil} label={texts.change} onClick={wish("change")} />
        <Deed icon={IconKey} label={texts.renew} onClick={wish("renew")} />
        <Deed icon={IconTrash} label={texts.remove} destructive onClick={wish("remove")} />
      </div>
    </li>
  );
}

function HookState({ hook: { paused_reason: reason } }: { hook: Hook }) {
  const { hooks: texts } = useTexts(catalogue);
  if (reason === null) return <StateMark look="good" label={texts.works} />;
  const known = texts.paused[reason];
  return (
    <StateMark look={reason === "by-hand" ? "unknown" : "bad"} paused label={known ?? texts.pausedBecause(reason)} />
  );
}

function Numbers({ hook }: { hook: Hook }) {
  const { hooks: texts } = useTexts(catalogue);
  const { moment, number } = useFormats();
  return (
    <div className={classes["numbers"]}>
      {hook.waiting > 0 && <span>{texts.waiting(hook.waiting, number(hook.waiting))}</span>}
      {hook.dead > 0 && <StateMark look="bad" label={texts.dead(hook.dead, number(hook.dead))} />}
      {hook.old_secret_until && <span>{texts.oldSecret(moment(hook.old_secret_until))}</span>}
      <span>
        {texts.made} <Moment at={hook.created_at} />
      </span>
    </div>
  );
}

interface DeedProps {
  icon: typeof IconSend;
  label: string;
  busy?: boolean;
  destructive?: boolean;
  onClick: () => void;
}

function Deed({ icon: Mark, label, busy = false, destructive = false, onClick }: DeedProps) {
  return (
    <Button
      size="compact-sm"
      variant={destructive ? "subtle" : "default"}
      color={destructive ? "brick" : "amber"}
      loading={busy}
      leftSection={<Mark size={16} aria-hidden />}
      onClick={() => {
        onClick();
      }}
    >
      {label}
    </Button>
  );
}
