import { HomePage } from "@/components/home/home-page";

// The layout's template is for the pages below it, not for the one beside it.
export const metadata = { title: { absolute: "Home · Tenon" } };

export default function Home() {
  return <HomePage />;
}
