import { Skeleton, VisuallyHidden } from "@mantine/core";

import { useTexts } from "../texts/texts";
import { texts as catalogue } from "./texts/catalogue";

/** The outline of a page, until its script and its first answer are there. */
export function PageSkeleton() {
  const texts = useTexts(catalogue);
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{texts.loading}</VisuallyHidden>
      <Skeleton h={34} w="min(18rem, 60%)" mb="sm" />
      <Skeleton h={16} w="min(26rem, 85%)" mb={40} />
      <Skeleton h={140} mb="md" />
      <Skeleton h={260} />
    </div>
  );
}
