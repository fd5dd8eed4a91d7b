import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconCircle, IconCircleCheck } from "@tabler/icons-react";

import { useGuild } from "../api/session/session";
import { TextLink } from "../parts/links";
import { useTexts } from "../texts/texts";
import classes from "./Overview.module.css";
import { Part } from "./Part";
import { problems, setup } from "./queries";
import { Sheet } from "./Sheet";
import { STEPS } from "./setup";
import { texts as catalogue } from "./texts/catalogue";

/** What is left to set up, each with the page that does it. */
export function Checklist({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const query = useQuery(setup(guildId));
  // Below a list that is as long as its answer: it comes after it, or it would jump.
  const { isPending } = useQuery(problems(guildId));
  const steps = STEPS.filter(({ name }) => query.data?.set_up[name] !== undefined);
  const done = steps.filter(({ name }) => query.data?.set_up[name]).length;
  const count = query.data && (
    <Text span size="sm" c="dimmed">
      {texts.done(done, steps.length)}
    </Text>
  );
  if (isPending) return null;
  return (
    <Sheet title={texts.checklist} aside={count}>
      <Part query={query} className={query.data ? "" : classes["list"]}>
        {({ set_up }) =>
          done === steps.length ? (
            <Text c="dimmed">{texts.allSetUp}</Text>
          ) : (
            <ul className={classes["steps"]}>
              {steps.map((step) => (
                <Step key={step.name} step={step} isDone={set_up[step.name] === true} guildId={guildId} />
              ))}
            </ul>
          )
        }
      </Part>
    </Sheet>
  );
}

interface StepProps {
  step: (typeof STEPS)[number];
  isDone: boolean;
  guildId: string;
}

function Step({ step: { name, page, level }, isDone, guildId }: StepProps) {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  return (
    <li className={classes["step"]} data-done={isDone || undefined}>
      {isDone ? (
        <IconCircleCheck size={20} role="img" aria-label={texts.isDone} className={classes["checkDone"]} />
      ) : (
        <IconCircle size={20} role="img" aria-label={texts.isOpen} className={classes["checkOpen"]} />
      )}
      {isDone || !guild.may(level) ? (
        texts.steps[name]
      ) : (
        <TextLink to={`/guilds/$guildId/${page}`} params={{ guildId }}>
          {texts.steps[name]}
        </TextLink>
      )}
    </li>
  );
}
