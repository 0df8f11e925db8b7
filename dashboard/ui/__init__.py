"""What only Streamlit knows: the visit, its address, components and shared widgets."""
