import { Code, Group, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { myGuilds, useMyself } from "../api/session/session";
import { TextLink } from "../parts/links";
import { PersonPicture } from "../parts/people/PersonPicture";
import { useTexts } from "../texts/texts";
import { texts as catalogue } from "./texts/catalogue";
import classes from "./WhoYouAre.module.css";

export function WhoYouAre() {
  const texts = useTexts(catalogue);
  const me = useMyself();
  return (
    <section className={classes["card"]} aria-label={texts.you}>
      <Group gap="lg" wrap="nowrap">
        <PersonPicture person={me} size={64} />
        <div className={classes["words"]}>
          <Title order={2} size="h3">
            <bdi>{me.name}</bdi>
          </Title>
          <Text size="sm" c="dimmed">
            {texts.id} <Code>{me.id}</Code>
          </Text>
          <Text size="sm" c="dimmed">
            {texts.fromDiscord}
          </Text>
        </div>
      </Group>
      <Servers />
    </section>
  );
}

function Servers() {
  const texts = useTexts(catalogue);
  const { data: guilds = [] } = useQuery(myGuilds);
  if (guilds.length === 0) return null;
  return (
    <>
      <Title order={3} size="h5" mt="lg" mb={4}>
        {texts.servers}
      </Title>
      <ul className={classes["servers"]}>
        {guilds.map((guild) => (
          <li key={guild.id}>
            <TextLink to="/guilds/$guildId" params={{ guildId: guild.id }}>
              <bdi>{guild.name}</bdi>
            </TextLink>
            <Text span size="sm" c="dimmed">
              {texts.levels[guild.level]}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}
