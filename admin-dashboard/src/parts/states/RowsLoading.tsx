import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";

import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "./texts/catalogue";

interface RowsLoadingProps {
  rows?: number;
  /** Pixels, as high as what will come. */
  height?: number;
}

/** As many rows as will come, so that nothing jumps. */
export function RowsLoading({ rows = 6, height = 44 }: RowsLoadingProps) {
  const texts = useTexts(catalogue);
  return (
    <Stack gap="xs" aria-busy="true">
      <VisuallyHidden role="status">{texts.loading}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} />
      ))}
    </Stack>
  );
}
