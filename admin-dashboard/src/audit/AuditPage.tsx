import { PageHeader } from "../parts/PageHeader";
import { useTexts } from "../texts/texts";
import { texts as catalogue } from "./texts/catalogue";

export function AuditPage() {
  const texts = useTexts(catalogue);
  return <PageHeader title={texts.title} lead={texts.lead} />;
}
