import { EditorPage } from "@/components/editor/editor-page";

export const metadata = { title: "Job" };

type JobPageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ tab?: string | string[] }> };

export default async function JobPage({ params, searchParams }: JobPageProps) {
  const { id } = await params;
  const { tab } = await searchParams;
  return <EditorPage id={id} tab={typeof tab === "string" ? tab : null} />;
}
