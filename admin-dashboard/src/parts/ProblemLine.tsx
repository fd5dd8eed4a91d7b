import { Text } from "@mantine/core";

import { problemOf } from "../api/problems";
import { useTexts } from "../texts/texts";
import { sentenceOf } from "./sentenceOf";
import { texts as catalogue } from "./texts/catalogue";

/** What went wrong, in one line: beside the button that was pressed. Nothing for null and undefined. */
export function ProblemLine({ error }: { error: unknown }) {
  const texts = useTexts(catalogue);
  if (error === null || error === undefined) return null;
  const problem = problemOf(error);
  return (
    <Text role="alert" size="sm" c="var(--omo-bad)" mt="sm">
      {sentenceOf(problem, texts)}
      {problem.reference && ` (${texts.reference} ${problem.reference})`}
    </Text>
  );
}
