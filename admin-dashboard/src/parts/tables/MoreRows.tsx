import { Button, Text } from "@mantine/core";
import { useEffect, useRef } from "react";

import { useTexts } from "../../texts/texts";
import { ProblemLine } from "../ProblemLine";
import classes from "./PagedTable.module.css";
import { texts as catalogue } from "./texts/catalogue";

/** What it needs of an infinite query. */
export interface Paging {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  error: unknown;
  fetchNextPage: () => unknown;
}

/** The button keeps the focus; after the last page, the words in its place get it. */
export function MoreRows({ paging }: { paging: Paging }) {
  const texts = useTexts(catalogue);
  const end = useRef<HTMLParagraphElement>(null);
  const pressed = useRef(false);
  const { hasNextPage, isFetchingNextPage } = paging;
  useEffect(() => {
    if (!hasNextPage && pressed.current) end.current?.focus({ preventScroll: true });
  }, [hasNextPage]);
  if (!hasNextPage) {
    return (
      <Text ref={end} tabIndex={-1} size="sm" c="dimmed" ta="center" mt="md">
        {texts.end}
      </Text>
    );
  }
  return (
    <div className={classes["more"]}>
      <div>
        <Button
          variant="default"
          aria-disabled={isFetchingNextPage}
          onClick={() => {
            pressed.current = true;
            if (!isFetchingNextPage) paging.fetchNextPage();
          }}
        >
          {isFetchingNextPage ? texts.loadingMore : texts.showMore}
        </Button>
        <ProblemLine error={paging.error} />
      </div>
    </div>
  );
}
