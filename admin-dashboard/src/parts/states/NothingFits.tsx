import { Button } from "@mantine/core";

import { useTexts } from "../../texts/texts";
import { EmptyState } from "./EmptyState";
import { texts as catalogue } from "./texts/catalogue";

/** There is something, but the filters let nothing through. */
export function NothingFits({ onClear }: { onClear: () => void }) {
  const texts = useTexts(catalogue);
  return (
    <EmptyState drawing="map" title={texts.nothingFits} lead={texts.nothingFitsLead}>
      <Button variant="default" onClick={onClear}>
        {texts.clearFilters}
      </Button>
    </EmptyState>
  );
}
