import { Button, Code, Text, Title } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";

import { problemOf } from "../api/problems";
import { useTexts } from "../texts/texts";
import classes from "./ProblemNotice.module.css";
import { sentenceOf } from "./sentenceOf";
import { texts as catalogue } from "./texts/catalogue";

interface ProblemNoticeProps {
  error: unknown;
  /** Asks again; without it there is no button. */
  retry?: () => void;
}

/** What went wrong, in the place of what could not be shown. */
export function ProblemNotice({ error, retry }: ProblemNoticeProps) {
  const texts = useTexts(catalogue);
  const problem = problemOf(error);
  return (
    <section className={classes["notice"]} role="alert">
      <Title order={2} size="h4">
        {texts.problem}
      </Title>
      <Text mt={4}>{sentenceOf(problem, texts)}</Text>
      {problem.reference && (
        <Text size="sm" c="dimmed" mt="xs">
          {texts.reference} <Code>{problem.reference}</Code>
        </Text>
      )}
      {retry && (
        <Button mt="md" variant="default" leftSection={<IconRefresh size={18} aria-hidden />} onClick={retry}>
          {texts.tryAgain}
        </Button>
      )}
    </section>
  );
}
