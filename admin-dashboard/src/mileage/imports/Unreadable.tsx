import { Button, Group, NativeSelect, Text, Title } from "@mantine/core";
import { useState } from "react";

import { problemOf } from "../../api/problems";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { useTexts } from "../../texts/texts";
import { FILE_FORMATS } from "./Formats";
import classes from "./imports.module.css";
import type { Encoding, FileFormat, Upload } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

const ENCODINGS: readonly Encoding[] = ["utf-8", "utf-16", "windows-1252"];

interface UnreadableProps {
  error: unknown;
  sent: Upload;
  onAgain: (again: Upload) => void;
}

/** Why a file could not be read; what the file did not tell can be said here. */
export function Unreadable({ error, sent, onAgain }: UnreadableProps) {
  const texts = useTexts(catalogue);
  const [format, setFormat] = useState<FileFormat | null>(sent.format);
  const why = problemOf(error).errors.find(({ field }) => field === "body")?.problem;
  const otherLetters = why?.includes("encoding=windows-1252") ?? false;
  const [encoding, setEncoding] = useState<Encoding | null>(otherLetters ? "windows-1252" : sent.encoding);
  const again = () => {
    onAgain({ file: sent.file, format, encoding });
  };
  if (why === undefined) return <ProblemNotice error={error} retry={again} />;
  return (
    <section className={classes["problem"]} role="alert">
      <Title order={2} size="h4">
        {texts.unreadable}
      </Title>
      <Text mt={4}>
        <bdi>{sent.file.name}</bdi> {otherLetters ? texts.otherLetters : <span lang="en">{why}</span>}
      </Text>
      <Group mt="md" align="end">
        <NativeSelect
          label={texts.from}
          value={format ?? ""}
          data={[
            { value: "", label: texts.fileTells },
            ...FILE_FORMATS.map((value) => ({ value, label: texts.formats[value] })),
          ]}
          onChange={({ currentTarget }) => {
            setFormat(FILE_FORMATS.find((value) => value === currentTarget.value) ?? null);
          }}
        />
        <NativeSelect
          label={texts.encoding}
          value={encoding ?? ""}
          data={[
            { value: "", label: texts.fileTells },
            ...ENCODINGS.map((value) => ({ value, label: texts.encodings[value] })),
          ]}
          onChange={({ currentTarget }) => {
            setEncoding(ENCODINGS.find((value) => value === currentTarget.value) ?? null);
          }}
        />
        <Button variant="default" onClick={again}>
          {texts.readAgain}
        </Button>
      </Group>
    </section>
  );
}
