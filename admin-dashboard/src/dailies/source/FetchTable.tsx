import { Table } from "@mantine/core";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { Fetch } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { Told } from "../told/Told";

export function FetchTable({ looks }: { looks: readonly Fetch[] }) {
  const texts = useTexts(catalogue);
  const { moment, number } = useFormats();
  return (
    <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing="xs" aria-label={texts.fetches}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.when}</Table.Th>
            <Table.Th>{texts.outcome}</Table.Th>
            <Table.Th>{texts.status}</Table.Th>
            <Table.Th ta="end">{texts.took}</Table.Th>
            <Table.Th ta="end">{texts.size}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {looks.map((look) => (
            <Table.Tr key={look.id}>
              <Table.Td>{moment(look.fetched_at)}</Table.Td>
              <Table.Td>
                <Outcome look={look} />
              </Table.Td>
              <Table.Td>{look.status || texts.noAnswer}</Table.Td>
              <Table.Td ta="end">{number(look.milliseconds)} ms</Table.Td>
              <Table.Td ta="end">{number(Math.ceil(look.bytes / 1024))} KB</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const NOT_MODIFIED = 304;

function Outcome({ look: { sentence, status, items, new_items } }: { look: Fetch }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  if (sentence) return <Told sentence={sentence} />;
  if (status === NOT_MODIFIED) return texts.unchanged;
  const seen = texts.seenItems(number(items), items);
  return new_items > 0 ? `${seen}, ${texts.newItems(number(new_items))}` : seen;
}
