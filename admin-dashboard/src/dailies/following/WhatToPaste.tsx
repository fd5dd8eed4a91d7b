import { Code, Text, Title } from "@mantine/core";

import { useGuild } from "../../api/session/session";
import { TextLink } from "../../parts/links";
import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./WhatToPaste.module.css";

/** Examples, while nothing is found. */
export function WhatToPaste() {
  const texts = useTexts(catalogue);
  const { id: guildId } = useGuild();
  return (
    <section className={classes["hints"]}>
      <Title order={2} size="h5">
        {texts.whatToTry}
      </Title>
      <ul className={classes["examples"]}>
        {texts.examples.map(({ name, example }) => (
          <li key={name}>
            <span>{name}</span>
            <Code>{example}</Code>
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed">
        {texts.needsConsent}{" "}
        <TextLink to="/guilds/$guildId/dailies/accounts" params={{ guildId }} inherit underline="always">
          {texts.connectFirst}
        </TextLink>
      </Text>
    </section>
  );
}
