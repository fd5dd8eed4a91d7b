import { Button, Text, Title } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";

import { problemOf } from "../../api/problems";
import { useGuild } from "../../api/session/session";
import { ButtonLink } from "../../parts/links";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import { Told } from "../told/Told";
import classes from "./NothingFound.module.css";

const CANNOT = 422;
const BY_CONSENT = /instagram|tiktok/i;

interface NothingFoundProps {
  error: unknown;
  pasted: string;
  retry: () => void;
}

/** Why there is nothing to follow, and what may help. Other trouble looks as everywhere. */
export function NothingFound({ error, pasted, retry }: NothingFoundProps) {
  const texts = useTexts(catalogue);
  const { id: guildId } = useGuild();
  const problem = problemOf(error);
  if (problem.status !== CANNOT) return <ProblemNotice error={error} retry={retry} />;
  return (
    <section className={classes["nothing"]} role="alert">
      <Title order={2} size="h4">
        {texts.nothingFound}
      </Title>
      <Text mt={4}>
        <Told sentence={problem.message} />
      </Text>
      <div className={classes["ways"]}>
        <Button variant="default" leftSection={<IconRefresh size={18} aria-hidden />} onClick={retry}>
          {texts.tryAgain}
        </Button>
        {BY_CONSENT.test(pasted) && (
          <ButtonLink to="/guilds/$guildId/dailies/accounts" params={{ guildId }}>
            {texts.connectFirst}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
