import type { Paging } from "../../parts/tables/MoreRows";
import { PagedTable } from "../../parts/tables/PagedTable";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { Fetch } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { Told } from "../told/Told";

/** What the ticks show, in words and numbers. */
export function FetchTable({ looks, paging }: { looks: readonly Fetch[]; paging: Paging }) {
  const texts = useTexts(catalogue);
  const { moment, number } = useFormats();
  return (
    <PagedTable
      label={texts.fetches}
      rows={looks}
      rowId={({ id }) => id}
      paging={paging}
      empty={null}
      columns={[
        { key: "when", title: texts.when, cell: ({ fetched_at }) => moment(fetched_at) },
        { key: "outcome", title: texts.outcome, cell: (look) => <Outcome look={look} /> },
        { key: "status", title: texts.status, cell: ({ status }) => status || texts.noAnswer },
        { key: "took", title: texts.took, cell: ({ milliseconds }) => `${number(milliseconds)} ms`, numeric: true },
        { key: "size", title: texts.size, cell: ({ bytes }) => `${number(Math.ceil(bytes / 1024))} KB`, numeric: true },
      ]}
    />
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
