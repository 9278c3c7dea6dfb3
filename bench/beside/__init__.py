"""The pages that ours is measured beside: what one would write first with stock Streamlit, with Dash, and as a file that never changes."""
