import { NodeListPage } from "@/components/docs/node-list-page";

export const metadata = { title: "Nodes" };

export default function Nodes() {
  return <NodeListPage />;
}
