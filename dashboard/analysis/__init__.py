"""What a page works out before it shows it; needs no running Streamlit."""
