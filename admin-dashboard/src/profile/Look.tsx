import { Text, Title } from "@mantine/core";

import { LookChoice } from "../shell/LookChoice";
import { useTexts } from "../texts/texts";
import { texts as catalogue } from "./texts/catalogue";

export function Look() {
  const texts = useTexts(catalogue);
  return (
    <section>
      <Title order={2} size="h4">
        {texts.look}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.lookHint}
      </Text>
      <LookChoice />
    </section>
  );
}
