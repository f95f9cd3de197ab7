import { notFound } from "next/navigation";
import { NodePage } from "@/components/docs/node-page";
import { nodeDefinition } from "@/lib/nodes/registry";

type NodeTypePageProps = { params: Promise<{ type: string }> };

export async function generateMetadata({ params }: NodeTypePageProps) {
  const { type } = await params;
  return { title: nodeDefinition(type)?.title ?? "Nodes" };
}

export default async function NodeTypePage({ params }: NodeTypePageProps) {
  const { type } = await params;
  if (!nodeDefinition(type)) notFound();
  return <NodePage type={type} />;
}
