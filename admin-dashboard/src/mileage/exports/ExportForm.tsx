import { Checkbox, Group, Radio, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Answers } from "../../parts/asking/Confirmation";
import { settingsOf } from "../../settings/queries";
import { useTexts } from "../../texts/texts";
import type { ExportFormat } from "./download";
import { daysOf, RANGES, type RangeName } from "./ranges";
import type { Wanted } from "./request";
import { texts as catalogue } from "./texts/catalogue";

const WHATS = ["members", "entries"] as const;
const FORMATS: readonly ExportFormat[] = ["csv", "jsonl"];

interface ExportFormProps {
  guildId: string;
  /** Why the last one did not work. */
  problem: unknown;
  onStart: (wanted: Wanted) => void;
  onClose: () => void;
}

export function ExportForm({ guildId, problem, onStart, onClose }: ExportFormProps) {
  const texts = useTexts(catalogue);
  const [what, setWhat] = useState<Wanted["what"]>("members");
  const [format, setFormat] = useState<ExportFormat>("csv");
  const [excel, setExcel] = useState(false);
  const [hidden, setHidden] = useState(true);
  const range = useRange(guildId);
  const wrong = what === "entries" && range.wrong;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong)
          onStart({ what, format, excel, hidden, ...(what === "entries" ? range.days : { since: "", until: "" }) });
      }}
    >
      <Stack gap="lg">
        <Radio.Group
          label={texts.what}
          value={what}
          onChange={(value) => {
            setWhat(value);
          }}
        >
          <Stack gap="xs" mt={6}>
            {WHATS.map((each) => (
              <Radio
                key={each}
                value={each}
                data-autofocus={each === what || undefined}
                label={texts.whats[each]}
                description={texts.whatHints[each]}
              />
            ))}
          </Stack>
        </Radio.Group>
        {what === "entries" && <Range {...range} />}
        <Radio.Group
          label={texts.format}
          value={format}
          onChange={(value) => {
            setFormat(value);
          }}
        >
          <Stack gap="xs" mt={6}>
            {FORMATS.map((each) => (
              <Radio key={each} value={each} label={texts.formats[each]} />
            ))}
          </Stack>
        </Radio.Group>
        {format === "csv" && (
          <Switch
            label={texts.excel}
            description={texts.excelHint}
            checked={excel}
            onChange={({ currentTarget }) => {
              setExcel(currentTarget.checked);
            }}
          />
        )}
        <Checkbox
          label={texts.hidden}
          description={texts.hiddenHint}
          checked={hidden}
          onChange={({ currentTarget }) => {
            setHidden(currentTarget.checked);
          }}
        />
      </Stack>
      <Answers confirm={texts.start} problem={problem} onClose={onClose} />
    </form>
  );
}

function useRange(guildId: string) {
  const zone = useQuery(settingsOf(guildId)).data?.value.zone ?? "UTC";
  const [name, setName] = useState<RangeName>("all");
  const [own, setOwn] = useState({ since: "", until: "" });
  const days = name === "days" ? own : daysOf(name, zone);
  return { zone, name, setName, own, setOwn, days, wrong: days.since > days.until && days.until !== "" };
}

function Range({ zone, name, setName, own, setOwn, wrong }: ReturnType<typeof useRange>) {
  const texts = useTexts(catalogue);
  return (
    <div>
      <Radio.Group
        label={texts.range}
        value={name}
        onChange={(value) => {
          setName(value);
        }}
      >
        <Group gap="lg" mt={6}>
          {RANGES.map((each) => (
            <Radio key={each} value={each} label={texts.ranges[each]} />
          ))}
        </Group>
      </Radio.Group>
      {name === "days" && (
        <>
          <Group grow mt="sm" align="start">
            <TextInput
              type="date"
              label={texts.from}
              value={own.since}
              onChange={({ currentTarget }) => {
                setOwn({ ...own, since: currentTarget.value });
              }}
            />
            <TextInput
              type="date"
              label={texts.to}
              value={own.until}
              error={wrong && texts.wrongDays}
              onChange={({ currentTarget }) => {
                setOwn({ ...own, until: currentTarget.value });
              }}
            />
          </Group>
        </>
      )}
      {name !== "all" && (
        <Text size="sm" c="dimmed" mt={6}>
          {texts.zone(zone)}
        </Text>
      )}
    </div>
  );
}
