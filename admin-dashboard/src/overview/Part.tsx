import { Skeleton } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { ProblemNotice } from "../parts/ProblemNotice";
import classes from "./Overview.module.css";

interface PartProps<Data> {
  query: UseQueryResult<Data>;
  /** Tells how high it is, before its answer is there as after it. */
  className?: string | undefined;
  children: (data: Data) => ReactNode;
}

/** One answer's part of the page, which waits and fails by itself. */
export function Part<Data>({ query, className = "", children }: PartProps<Data>) {
  return (
    <div className={`${classes["part"] ?? ""} ${className}`} aria-busy={query.isPending}>
      {query.isPending && <Skeleton className={classes["waiting"] ?? ""} />}
      {query.isError && query.data === undefined && (
        <ProblemNotice error={query.error} retry={() => void query.refetch()} />
      )}
      {query.data !== undefined && children(query.data)}
    </div>
  );
}
